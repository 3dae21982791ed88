"""What the fuzzer found, each input named by its defect: read so that every invariant holds.

``name_past_the_end_of_its_sentence`` broke the search for attempts, the others the reading itself.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tearline.intake.message import read, to_json
from tearline.model.refusal import Refused

FOUND = sorted((Path(__file__).parent / "fixtures" / "found").iterdir())


@pytest.mark.parametrize("path", FOUND, ids=[path.stem for path in FOUND])
def test_what_the_fuzzer_found_is_read(path: Path) -> None:
    raw = path.read_bytes()
    try:
        message = read(raw)
    except Refused:
        return
    assert "".join(message.text[slice(*node.span)] for node in message.nodes) == message.text
    assert message.text.encode(message.encoding) == raw
    assert to_json(message) == to_json(read(raw))
