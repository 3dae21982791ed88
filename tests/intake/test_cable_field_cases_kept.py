"""How well single fields are read from cases that nobody looked at: visible, and not to fall.

The kept half only measures, so no test here names one of its cases.
"""

from __future__ import annotations

import pytest

from intake.field_cases import FIELDS, right

REACHED = {
    "addressees": 18,
    "classified_by": 38,
    "declassification": 10,
    "dtg": 7,
    "mrn": 10,
    "references": 61,
    "signature": 2,
    "subject": 20,
    "summary": 5,
    "tags": 30,
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_read_as_well_as_it_was(field: str) -> None:
    assert right("fields_kept", field)[0] >= REACHED[field]


def test_more_than_95_of_100_kept_cases_are_read_as_their_writer_expects() -> None:
    scores = [right("fields_kept", field) for field in FIELDS]
    assert sum(found for found, _ in scores) > 0.95 * sum(count for _, count in scores)
