"""What an entry may hold, and that there is one way alone of writing it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearline.ledger import Entry, commitment, read_entry
from tearline.model.refusal import Refused

AT = datetime(2026, 3, 2, 10, 14, tzinfo=UTC)
ENTRY = Entry(3, AT, "a.moreau", "case.advised", "K7Q2-M4XD", "ab" * 32)


def test_the_payload_is_canonical_json() -> None:
    assert ENTRY.payload == (
        b'{"at":"2026-03-02T10:14:00+00:00","by":"a.moreau","commitment":"' + b"ab" * 32 + b'","index":3,'
        b'"kind":"case.advised","subject":"K7Q2-M4XD"}'
    )


@given(
    st.builds(
        Entry,
        index=st.integers(0, 2**60),
        at=st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=8)), timezone(timedelta(hours=-5))])),
        by=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=100),
        kind=st.sampled_from(["case.opened", "alert.filed", "list.added"]),
        subject=st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9._:-]{0,79}\Z"),
        commitment=st.binary(min_size=32, max_size=32).map(bytes.hex),
    )
)
def test_an_entry_is_read_back_from_its_payload(entry: Entry) -> None:
    assert read_entry(entry.payload) == entry


def test_the_same_moment_in_another_zone_is_the_same_entry() -> None:
    there = AT.astimezone(timezone(timedelta(hours=8)))
    assert Entry(3, there, "a.moreau", "case.advised", "K7Q2-M4XD", "ab" * 32).payload == ENTRY.payload


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"index": -1}, "number"),
        ({"at": datetime(2026, 3, 2)}, "zone"),  # noqa: DTZ001
        ({"by": "  "}, "officer"),
        ({"by": "a\nb"}, "officer"),
        ({"by": "a\u202eb"}, "officer"),
        ({"by": "x" * 101}, "officer"),
        ({"kind": "Case Advised"}, "kind"),
        ({"subject": "Tirdad Nemuneh Trading FZE"}, "subject"),
        ({"subject": ""}, "subject"),
        ({"commitment": "AB" * 32}, "commitment"),
        ({"commitment": "the text itself"}, "commitment"),
    ],
)
def test_what_is_no_entry_is_refused(change: dict[str, object], says: str) -> None:
    fields = {name: getattr(ENTRY, name) for name in ("index", "at", "by", "kind", "subject", "commitment")}
    with pytest.raises(Refused, match=says):
        Entry(**{**fields, **change})


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param(ENTRY.payload + b" ", id="a_space_at_the_end"),
        pytest.param(ENTRY.payload.replace(b'"index":3', b'"index": 3'), id="a_space_within"),
        pytest.param(ENTRY.payload.replace(b'"index":3', b'"index":3,"index":3'), id="a_key_twice"),
        pytest.param(ENTRY.payload.replace(b'"index":3', b'"index":3.0'), id="a_float"),
        pytest.param(ENTRY.payload.replace(b'"index":3', b'"index":true'), id="a_truth_for_a_number"),
        pytest.param(ENTRY.payload.replace(b'"index":3', b'"index":"3"'), id="a_text_for_a_number"),
        pytest.param(ENTRY.payload.replace(b'"index":3', b'"index":' + b"9" * 4400), id="a_number_without_end"),
        pytest.param(ENTRY.payload.replace(b'"a.moreau"', b"7"), id="a_number_for_a_name"),
        pytest.param(ENTRY.payload.replace(b'"a.moreau"', b'"\\u0061.moreau"'), id="an_escape_that_need_not_be"),
        pytest.param(ENTRY.payload.replace(b'"a.moreau"', b'"\\ud800"'), id="half_a_character"),
        pytest.param(ENTRY.payload.replace(b"+00:00", b"Z"), id="another_writing_of_utc"),
        pytest.param(ENTRY.payload.replace(b"T10:14:00+00:00", b""), id="a_day_for_a_time"),
        pytest.param(ENTRY.payload.replace(b'"at":"2026-03-02T10:14:00+00:00",', b""), id="a_field_missing"),
        pytest.param(ENTRY.payload[:-1] + b',"zz":"text"}', id="a_field_too_many"),
        pytest.param(b"[" * 4000, id="nested_too_deep"),
        pytest.param(b"[]", id="a_list"),
        pytest.param(b"\xff\xfe", id="no_utf8"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_every_other_writing_of_an_entry_is_refused(payload: bytes) -> None:
    with pytest.raises(Refused, match="ledger entry"):
        read_entry(payload)


def test_a_commitment_depends_on_salt_and_content() -> None:
    made = commitment(bytes(32), b"Acme")
    assert made == commitment(bytes(32), b"Acme")
    assert made != commitment(bytes(31) + b"\x01", b"Acme")
    assert made != commitment(bytes(32), b"Acme ")


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_salt_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        commitment(bytes(length), b"Acme")
