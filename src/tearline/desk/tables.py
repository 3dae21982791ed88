"""Results of judging as the JSON values that the doors print (docs/reference/cli.md)."""

from __future__ import annotations

from typing import Any

from tearline.assessment import to_json
from tearline.desk.judging import Judge, Judgement
from tearline.ledger import Verification
from tearline.model.match import Match, Screened
from tearline.notation.canonical import plain


def screened_json(id: str, found: Screened, *, alignment: bool = False, note: str | None = None) -> dict[str, Any]:
    """One screened party: ``id``, ``name``, ``result``, ``reason`` and ``matches``, best first."""
    return {
        "id": id,
        "name": found.name,
        "result": found.result,
        "reason": "; ".join(one for one in (found.reason, note) if one) or None,
        "matches": [_match_json(one, alignment) for one in found.matches],
    }


def _match_json(one: Match, alignment: bool) -> dict[str, Any]:
    value = {
        "list": one.list_id,
        "entry_id": one.entry_id,
        "name": one.name,
        "alias": one.alias,
        "verdict": one.verdict.value,
        "strength": one.strength,
        "completeness": one.completeness,
        "why": one.why,
        "sublist": one.sublist,
        "programme": one.programme,
    }
    return {**value, "alignment": plain(one.alignment)} if alignment else value


def judgement_json(judge: Judge, judged: Judgement) -> dict[str, Any]:
    """The assessment, with what each party's screening gave and how many alerts it was held against."""
    return {
        **to_json(judged.assessment),
        "screened": [
            {"subject": one.subject, "name": one.name, "result": one.result, "reason": one.reason}
            for one in judged.screened
        ],
        "alerts_held": len(judge.alerts),
    }


def verification_json(found: Verification) -> dict[str, Any]:
    """Whether a ledger is whole, how many entries were found good, the root over them, the first bad one."""
    return {
        "verified": found.ok,
        "entries": found.entries,
        "root": found.root,
        "first_bad": found.first_bad,
        "why": found.why,
    }
