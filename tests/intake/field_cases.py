"""Cases of single fields, written by somebody who had not seen the reader: ``id``, ``input``, ``year``, ``expected``.

Where the cases use other words for the same answer, they are translated here and the case stays as it was written:
addressees are one list without regard to TO and INFO; an event that ends secrecy stands where a date would; and a
reference that is no cable may be plainly ``other``, where the reader knows manuals, reports, letters and meetings.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tearline.intake import cable
from tearline.notation.strict_yaml import read_yaml

HERE = Path(__file__).parent
FIELDS = tuple(sorted(name.removeprefix("read_") for name in cable.__all__))


def cases(folder: str, field: str) -> list[dict[str, Any]]:
    """The cases of one field; its file must be there and hold some."""
    path = HERE / folder / f"{field}.yaml"
    found: list[dict[str, Any]] = read_yaml(path.read_bytes(), where=path.name)
    assert found
    return found


def answer(field: str, case: dict[str, Any]) -> Any:
    """What the reader makes of the case, in the words of the cases."""
    verb = getattr(cable, f"read_{field}")
    got = verb(case["input"], case.get("year")) if field == "references" else verb(case["input"])
    if field == "addressees" and got is not None:
        return got["to"] + got["info"]
    expected = case["expected"]
    if field == "declassification" and got is not None and expected and expected["declassify_on"] is not None:
        return {**got, "declassify_on": got["declassify_on"] or got.get("instruction")}
    if field == "references" and got is not None and expected and len(got) == len(expected):
        return [{**one, "kind": _kind(one["kind"], other["kind"])} for one, other in zip(got, expected, strict=True)]
    return got


def _kind(got: str, expected: str) -> str:
    if expected == "other" and got not in ("cable", "email", "telcon"):
        return "other"
    return "memo" if got == "memorandum" else got


def agrees(expected: Any, got: Any) -> bool:
    """Whether ``got`` says what is expected; keys that a case does not name may be anything."""
    if expected is None or expected == []:
        return got in (None, [])
    if isinstance(expected, dict):
        return isinstance(got, dict) and all(agrees(one, got.get(key)) for key, one in expected.items())
    if isinstance(expected, list):
        return (
            isinstance(got, list)
            and len(got) == len(expected)
            and all(agrees(one, other) for one, other in zip(expected, got, strict=True))
        )
    return str(expected) == str(got)


def right(folder: str, field: str) -> tuple[int, int]:
    """How many cases of a field are read as expected, of how many."""
    found = cases(folder, field)
    return sum(agrees(case["expected"], answer(field, case)) for case in found), len(found)
