"""The sentence that an officer can quote, and the table behind it."""

from __future__ import annotations

from tearline.model.match import AlignedToken, Verdict
from tearline.screening.name import Name, Token
from tearline.screening.score import Comparison
from tearline.screening.words import LIGHT_WORDS

_LEAD = {Verdict.SAME: "Same name", Verdict.RELATED: "Related name", Verdict.DIFFERENT: "Different name"}


def alignment(found: Comparison, ours: Name, theirs: Name) -> tuple[AlignedToken, ...]:
    """One row for each word of either name, in the order of ours; then what only theirs has."""
    rows = [
        (_place(ours, pair.ours), AlignedToken(_join(pair.ours), _join(pair.theirs), pair.relation))
        for pair in found.alignment.pairs
    ]
    both = bool(found.alignment.ours_left) and bool(found.alignment.theirs_left)
    for token in found.alignment.ours_left:
        rows.append((_place(ours, (token,)), AlignedToken(token.written, None, _missing(token, both))))
    rows.sort(key=lambda row: row[0])
    rest = [AlignedToken(None, token.written, _missing(token, both)) for token in found.alignment.theirs_left]
    form = []
    if ours.forms or theirs.forms:
        how = "form" if found.forms in ("equal", "near") else found.forms
        form = [AlignedToken(" ".join(ours.forms) or None, " ".join(theirs.forms) or None, how)]
    return (*(row for _, row in rows), *rest, *form)


def why(found: Comparison, rows: tuple[AlignedToken, ...], notes: tuple[str, ...]) -> str:
    """Verdict and reason, then what agrees, what is spelled otherwise, what is missing or contradicts."""
    parts = [f"{_LEAD[found.verdict]}: {found.reason}"]
    if equal := [row.ours for row in rows if row.relation == "equal" and row.ours]:
        parts.append(f"agree: {', '.join(equal)}")
    if other := [
        f"{row.ours} for {row.theirs} ({row.relation})"
        for row in rows
        if row.ours and row.theirs and row.relation not in ("equal", "form", "contradicted")
    ]:
        parts.append(", ".join(other))
    if found.forms == "contradicted":
        parts.append(f"legal form {rows[-1].ours} against {rows[-1].theirs}")
    clash = [
        [row.ours or "", row.theirs or ""]
        for row in rows
        if row.relation == "contradicted" and not (row.ours and row.theirs)
    ]
    if clash:
        ours, theirs = " ".join(a for a, _ in clash if a), " ".join(b for _, b in clash if b)
        parts.append(f"{ours} against {theirs}")
    if missing := [
        row.theirs for row in rows if row.relation in ("omitted", "generic") and row.theirs and not row.ours
    ]:
        parts.append(f"only the listed name has {', '.join(missing)}")
    if extra := [row.ours for row in rows if row.relation in ("omitted", "generic") and row.ours and not row.theirs]:
        parts.append(f"only the name screened has {', '.join(extra)}")
    return "; ".join((*parts, *notes)) + "."


def _missing(token: Token, both: bool) -> str:
    if token.text in LIGHT_WORDS:
        return "generic"
    return "contradicted" if both else "omitted"


def _place(name: Name, tokens: tuple[Token, ...]) -> int:
    return name.tokens.index(tokens[0])


def _join(tokens: tuple[Token, ...]) -> str:
    return " ".join(token.written for token in tokens)
