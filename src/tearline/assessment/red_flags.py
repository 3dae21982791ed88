"""Step 6: red flags, each with the inquiry that would settle it. Not proof; and unknown is not absent."""

from __future__ import annotations

from tearline.assessment.computed_flags import COMPUTED
from tearline.assessment.given import Given, Step, finding
from tearline.model.finding import Effect, Evidence, Finding, FindingKind, Question
from tearline.model.truth import Truth
from tearline.rulebook.red_flags import RedFlag

NAMED = "denied_likeness"


def red_flags(given: Given) -> Step:
    """Yes: an officer decides. Unknown and open to an answer: ask. Visible to a person only: not checked."""
    findings: list[Finding] = []
    not_checked: list[str] = []
    by_eye: list[str] = []
    for flag in sorted(given.law.red_flags, key=lambda flag: flag.id):
        if flag.seen == "person":
            by_eye.append(flag.words[:1].lower() + flag.words[1:])
        else:
            findings.extend(_flag(given, flag))
    findings.extend(_unlisted(given))
    if by_eye:
        not_checked.append(f"Red flags that only a person can see: {'; '.join(by_eye)}.")
    if not given.law.red_flags:
        not_checked.append(f"Red flags: no text of them is loaded for {given.as_of}.")
    return Step(tuple(findings), (), tuple(not_checked))


def _flag(given: Given, flag: RedFlag) -> list[Finding]:
    stated = given.sale.circumstances.get(flag.id, Truth.UNKNOWN)
    computed, why = COMPUTED[flag.id](given) if flag.seen != "stated" else (Truth.UNKNOWN, "")
    if flag.seen == "computed":
        stated = Truth.UNKNOWN
    found = [_judged(given, flag, stated, computed, why)]
    if {stated, computed} == {Truth.YES, Truth.NO}:
        found.append(
            finding(
                FindingKind.RED_FLAG,
                f"{flag.id}:contradiction",
                Truth.YES,
                Effect.REFER,
                f"The sale states {stated.value} for '{flag.words}', and its own fields say otherwise: {why}",
                of=[stated, why],
                citation=flag.citation,
                evidence=(Evidence("sale", f"circumstances.{flag.id}"),),
            )
        )
    return found


def _unlisted(given: Given) -> list[Finding]:
    """Circumstances that the sale states and no source of the day lists: still an officer's to weigh."""
    listed = {flag.id for flag in given.law.red_flags}
    return [
        finding(
            FindingKind.RED_FLAG,
            name,
            Truth.YES,
            Effect.REFER,
            f"The sale states '{name.replace('_', ' ')}', which no source held for {given.as_of} lists",
            evidence=(Evidence("sale", f"circumstances.{name}"),),
        )
        for name, truth in sorted(given.sale.circumstances.items())
        if truth is Truth.YES and name not in listed
    ]


def _judged(given: Given, flag: RedFlag, stated: Truth, computed: Truth, why: str) -> Finding:
    """Either side may fire it; either may answer no, unless the other says yes."""
    if Truth.YES in (stated, computed):
        status = Truth.YES
    elif Truth.NO in (stated, computed):
        status = Truth.NO
    else:
        status = Truth.UNKNOWN
    if status is Truth.YES:
        # A resemblance is the party match's to weigh, or an officer's answer could never lift it.
        effect = Effect.NONE if flag.id == NAMED else Effect.REFER
        tail = f": {why}" if computed is Truth.YES else ", as the sale states"
    elif status is Truth.UNKNOWN:
        effect = Effect.NONE if flag.seen == "computed" else Effect.ASK
        tail = f": not known{', ' + why if flag.seen == 'computed' else ''}"
    else:
        effect = Effect.NONE
        tail = f": no, {why}" if computed is Truth.NO else ": no, as the sale states"
    question = Question(f"circumstances.{flag.id}", flag.inquiry, (flag.id,))
    return finding(
        FindingKind.RED_FLAG,
        flag.id,
        status,
        effect,
        f"{flag.words}{tail}",
        of=[flag.version],
        citation=flag.citation,
        evidence=(Evidence("sale", f"circumstances.{flag.id}"),) if flag.id in given.sale.circumstances else (),
        questions=(question,) if effect in (Effect.REFER, Effect.ASK) else (),
    )
