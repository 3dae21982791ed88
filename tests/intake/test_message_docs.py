"""docs/reference/message.md and the code say the same: diagnostic codes, fields, verbs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tearline.intake import cable
from tearline.intake.message import read, to_json

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/reference/message.md").read_text("utf-8")
FORMS = (ROOT / "docs/reference/forms.md").read_text("utf-8")
INTAKE = ROOT / "src/tearline/intake"
SOURCES = [*(INTAKE / "cable").glob("*.py"), INTAKE / "plain_text.py", INTAKE / "message.py"]
OF_FORMS = [*(INTAKE / "forms").glob("*.py")]


def codes_in_code(sources: list[Path] = SOURCES) -> Iterator[str]:
    """Each first argument of ``Diagnostic(...)`` and ``_odd(...)``, and the codes that body.py chooses between."""
    for path in sources:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in ("Diagnostic", "_odd"):
                    yield str(node.args[0].value)
            if isinstance(node, ast.Tuple) and len(node.elts) == 2 and isinstance(node.elts[0], ast.Constant):
                value = str(node.elts[0].value)
                if value.startswith("paragraph_"):
                    yield value


def rows(section: str, page: str = PAGE) -> list[str]:
    body = page.split(f"## {section}\n", 1)[1].split("\n## ", 1)[0]
    return [
        name
        for line in body.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`(\w+)`", line.split("|")[1])
    ]


def test_every_diagnostic_code_is_documented_once_and_none_besides() -> None:
    assert rows("Diagnostics") == sorted(set(codes_in_code()))


def test_every_diagnostic_code_of_the_forms_is_documented_once_and_none_besides() -> None:
    assert rows("Diagnostics", FORMS) == sorted(set(codes_in_code(OF_FORMS)))


def test_every_field_is_documented() -> None:
    read_fields = to_json(read(b"E.O. 12958: N/A\nSUBJECT: FISH\n\n1. (U) Text.\n\nDOE"))
    assert rows("Fields") == list(read_fields)


def test_every_verb_is_documented() -> None:
    assert set(re.findall(r"`(read_\w+)", PAGE)) == set(cable.__all__)
