"""The official file that a user loads: which list it is of is told by its form."""

from __future__ import annotations

from tearline.rulebook.official import OfficialText


def read_official(raw: bytes, *, where: str) -> OfficialText:
    """The official text in ``raw``: the eCFR's XML of the CCL, or the EU list as plain text.

    Raises Refused where it is neither.
    """
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        from tearline.rulebook.official_ccl import read_official_ccl  # lxml only where XML is read

        return read_official_ccl(raw, where=where)
    from tearline.rulebook.official_annex import read_official_annex

    return read_official_annex(raw, where=where)
