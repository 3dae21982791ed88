"""What import contracts cannot show: sizes, names, clocks, unfinished work, docstrings, and what the desk lets out."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "tearline"
MOST_LINES = 400
NAMES_THAT_SAY_NOTHING = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"}


@cache
def files_of_the_project() -> tuple[Path, ...]:
    """Every file that is or may become part of the repository; without git, whatever no tool has generated."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        found = [ROOT / name.decode() for name in listed.stdout.split(b"\0") if name]
    else:
        found = [path for path in ROOT.rglob("*") if not ignored(path)]
    return tuple(sorted(path for path in found if path.is_file()))


def ignored(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return parts[0] in {".git", "build", "dist", "htmlcov"} or any(
        part == "__pycache__" or (part.startswith(".") and part not in {".ci", ".gitignore"}) for part in parts
    )


def modules() -> list[Path]:
    """Every module of the package, and never none."""
    found = [path for path in files_of_the_project() if path.suffix == ".py" and path.is_relative_to(SRC)]
    assert len(found) > 20
    return found


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def texts(*folders: str) -> Iterator[tuple[str, int, str]]:
    """(file, line number, line) of every text file of the project below ``folders``, or of all."""
    for path in files_of_the_project():
        name = name_of(path)
        if folders and not name.startswith(folders):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            yield name, number, line


def found(pattern: str, *folders: str) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:80]}" for name, number, line in texts(*folders) if re.search(pattern, line)
    ]


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    long = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: lines for name, lines in long.items() if lines > MOST_LINES} == {}


def test_every_name_says_what_is_inside() -> None:
    python = [path for path in files_of_the_project() if path.suffix == ".py"]
    parts = {(name_of(path), part) for path in python for part in Path(name_of(path)).with_suffix("").parts}
    assert [name for name, part in sorted(parts) if NAMES_THAT_SAY_NOTHING & set(part.lower().split("_"))] == []


READS_THE_CLOCK = {"today", "now", "utcnow", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}


def clock_readings(tree: ast.Module) -> list[str]:
    """Every use of the machine's clock in a module, called or handed on, under whatever name it was imported."""
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import) or (isinstance(node, ast.ImportFrom) and node.module in {"datetime", "time"})
        for alias in node.names
        if isinstance(node, ast.ImportFrom) or alias.name in {"datetime", "time"}
    }
    readings = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in READS_THE_CLOCK:
            written = ast.unparse(node)
            if written.split(".")[0] in imported:
                readings.append(written)
        elif isinstance(node, ast.Name) and node.id in imported and node.id in READS_THE_CLOCK - {"time"}:
            readings.append(node.id)
    return readings


@pytest.mark.parametrize(
    ("code", "readings"),
    [
        ("from datetime import date\ndate.today()", ["date.today"]),
        ("from datetime import datetime as dt\nfield(default_factory=dt.now)", ["dt.now"]),
        ("import datetime\ndatetime.datetime.now()", ["datetime.datetime.now"]),
        ("import time\ntime.time()", ["time.time"]),
        ("from time import monotonic\nmonotonic()", ["monotonic"]),
        ("from datetime import date\ndate.fromisoformat(text)", []),
        ("self.clock.today()", []),
    ],
)
def test_a_clock_is_known_when_seen(code: str, readings: list[str]) -> None:
    assert clock_readings(ast.parse(code)) == readings


def test_time_is_an_argument_and_only_one_module_reads_the_clock() -> None:
    clock = SRC / "wiring" / "clock.py"
    assert clock_readings(tree_of(clock)) != []
    assert [
        f"{name_of(path)}: {one}" for path in modules() if path != clock for one in clock_readings(tree_of(path))
    ] == []


JUDGING = {"model", "notation", "rulebook", "watchlists", "intake", "screening", "classification", "assessment"} | {
    "casework",
    "release",
    "ledger",
}
OPENS_FILES = {"os", "glob", "mmap", "pathlib", "shelve", "subprocess"}


def file_access(tree: ast.Module) -> list[str]:
    """How a module could reach a file: by the built-in open, or by a module that opens files."""
    harmless = {"PurePath", "PurePosixPath"}
    reached = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            reached += [alias.name for alias in node.names if alias.name.split(".")[0] in OPENS_FILES]
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in OPENS_FILES:
            reached += [f"{node.module}.{alias.name}" for alias in node.names if alias.name not in harmless]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"open", "io.open"}:
            reached.append("open")
    return reached


@pytest.mark.parametrize(
    ("code", "reached"),
    [
        ("open('x')", ["open"]),
        ("import os.path", ["os.path"]),
        ("from pathlib import Path", ["pathlib.Path"]),
        ("from pathlib import PurePosixPath\nfrom io import StringIO", []),
        ("alert.open()", []),
    ],
)
def test_a_way_to_a_file_is_known_when_seen(code: str, reached: list[str]) -> None:
    assert file_access(ast.parse(code)) == reached


def test_what_judges_is_handed_bytes_and_opens_no_file() -> None:
    # Data that the package itself carries are read by importlib.resources, which this does not count.
    judging = [path for path in modules() if path.relative_to(SRC).parts[0] in JUDGING]
    assert len(judging) > 20
    assert [f"{name_of(path)}: {one}" for path in judging for one in file_access(tree_of(path))] == []


def test_nothing_rests_on_the_built_in_hash_which_differs_between_processes() -> None:
    uses = [
        f"{name_of(path)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Name) and node.id == "hash"
    ]
    assert uses == []


# Written in pieces, so that this file does not find itself.
UNFINISHED = "|".join([r"\bTO" + r"DO\b", r"\bFIX" + r"ME\b", "NotImplemented" + "Error", "pragma:" + " no cover"])


def test_nothing_is_left_unfinished() -> None:
    assert found(UNFINISHED, "src/", "tests/", "tools/", "benchmarks/", "docs/", "Makefile", ".ci/") == []


def test_no_file_tells_where_it_was_written() -> None:
    here = r"(^|[^\w.])/(work|root|tmp|home/\w+|Users/\w+)(/|\b(?!\w))"
    assert found(here) == []


def test_no_file_names_a_package_registry() -> None:
    hosts = r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|crates\.io|proxy\.golang\.org|conda\.anaconda\.org"
    assert found(hosts) == []
    assert [
        name_of(path) for path in files_of_the_project() if path.name in {"uv.lock", "poetry.lock", "pip.conf"}
    ] == []


def test_every_package_and_module_says_what_it_is() -> None:
    # The migrations' versions are loaded by path, each on its own; they are no package.
    packages = {path.parent for path in modules() if path.parent.name != "versions"}
    assert [name_of(folder) for folder in sorted(packages) if not (folder / "__init__.py").exists()] == []
    assert [name_of(path) for path in modules() if not ast.get_docstring(tree_of(path))] == []


def public(body: list[ast.stmt]) -> Iterator[ast.FunctionDef]:
    """The public functions of a module's or a class's body, and the public methods of its public classes."""
    for node in body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public(node.body)


def test_every_public_function_says_what_comes_back() -> None:
    # A single expression under a telling name (`def blank(self) -> bool: return …`) says it without a sentence.
    silent = [
        f"{name_of(path)}:{node.lineno}: {node.name}"
        for path in modules()
        for node in public(tree_of(path).body)
        if len(node.body) > 1 and not ast.get_docstring(node)
    ]
    assert silent == []


# The ledger holds digests and no text, so its file may leave as it is.
BYTES_WITHOUT_TEXT = {"export_ledger"}
# What a method that promises an id may return: the id it was given, the id of a thing, or what such a method returned.
AN_ID = re.compile(r"^(id|\w+\.(id|reference)|self\._act\(.*\))$", re.DOTALL)


def test_the_desk_lets_out_ids_releases_and_views_only() -> None:
    tree = tree_of(SRC / "desk" / "desk.py")
    desk = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Desk")
    methods = list(public(desk.body))
    assert len(methods) >= 10
    for method in methods:
        promised = ast.unparse(method.returns) if method.returns else "nothing"
        if promised == "bytes":
            assert method.name in BYTES_WITHOUT_TEXT
        elif promised == "str":
            returned = [ast.unparse(one.value) for one in ast.walk(method) if isinstance(one, ast.Return) and one.value]
            assert [one for one in returned if not AN_ID.match(one)] == [], method.name
        else:
            assert promised in {"View", "Release"}, method.name
