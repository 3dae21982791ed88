"""Which word of one name answers to which word of another, and how."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from tearline.screening.forms import SPELLINGS
from tearline.screening.name import Name, Token
from tearline.screening.sound import skeleton
from tearline.screening.words import NICKNAMES

_DIGIT_LETTERS = str.maketrans("0134578", "oieastb")


@dataclass(slots=True)
class Pair:
    """Words that answer to each other: usually one and one; several on a side where words are joined.

    ``similarity`` 0 to 1; ``edits`` how many letters differ; ``relation`` as in AlignedToken.
    """

    ours: tuple[Token, ...]
    theirs: tuple[Token, ...]
    similarity: float
    edits: float
    relation: str


@dataclass(slots=True)
class Alignment:
    """Pairs, and the words of either side that nothing answers to. Particles and titles are left aside."""

    pairs: list[Pair] = field(default_factory=list)
    ours_left: list[Token] = field(default_factory=list)
    theirs_left: list[Token] = field(default_factory=list)


def align(ours: Name, theirs: Name, *, person: bool) -> Alignment:
    """The alignment of two names: equal words first, then joined ones, spellings, initials."""
    result = Alignment()
    left, right = _bearing(ours.tokens), _bearing(theirs.tokens)
    waiting: dict[str, list[int]] = {}
    for at in reversed(right):
        waiting.setdefault(theirs.tokens[at].text, []).append(at)
    ours_open: list[int] = []
    taken: set[int] = set()
    for at in left:
        token = ours.tokens[at]
        same = waiting.get(token.text)
        if same:
            other = same.pop()
            taken.add(other)
            how = "equal" if token.written == theirs.tokens[other].written else "abbreviation"
            result.pairs.append(Pair((token,), (theirs.tokens[other],), 1.0, 0.0, how))
        else:
            ours_open.append(at)
    theirs_open = [at for at in right if at not in taken]
    if ours_open or theirs_open:
        _joined(result, ours.tokens, theirs.tokens, ours_open, theirs_open, turned=False)
        _joined(result, theirs.tokens, ours.tokens, theirs_open, ours_open, turned=True)
    if ours_open and theirs_open:
        _spelled(result, ours.tokens, theirs.tokens, ours_open, theirs_open, person=person)
    if person and ours_open and theirs_open:
        _initials(result, ours.tokens, theirs.tokens, ours_open, theirs_open, turned=False)
        _initials(result, theirs.tokens, ours.tokens, theirs_open, ours_open, turned=True)
    result.ours_left = [ours.tokens[at] for at in ours_open]
    result.theirs_left = [theirs.tokens[at] for at in theirs_open]
    return result


def _bearing(tokens: tuple[Token, ...]) -> list[int]:
    kept = [at for at, token in enumerate(tokens) if token.role not in "stw"]
    return kept or list(range(len(tokens)))


def _joined(
    result: Alignment,
    ours: tuple[Token, ...],
    theirs: tuple[Token, ...],
    ours_open: list[int],
    theirs_open: list[int],
    *,
    turned: bool,
) -> None:
    """One of our words that is several neighbouring words of theirs: Vanderbilt, van der Bilt."""
    if not theirs_open or len(theirs) < 2:
        return
    for at in list(ours_open):
        word = ours[at].written
        if len(word) < 4:
            continue
        found = _neighbours(word, theirs, set(theirs_open))
        if found is None:
            continue
        start, end, edits = found
        pair = Pair((ours[at],), theirs[start:end], 0.97 - edits / (len(word) + 4), edits, "joined")
        result.pairs.append(Pair(pair.theirs, pair.ours, pair.similarity, edits, "joined") if turned else pair)
        ours_open.remove(at)
        theirs_open[:] = [one for one in theirs_open if not start <= one < end]


def _neighbours(word: str, tokens: tuple[Token, ...], usable: set[int]) -> tuple[int, int, float] | None:
    """Start, end and edits of the nearest run of 2 to 4 words that reads like ``word``; all of them open."""
    best: tuple[int, int, float] | None = None
    head = word[:4]
    for start in range(len(tokens) - 1):
        if tokens[start].written[:2] not in head:
            continue
        run = ""
        for end in range(start + 1, min(start + 5, len(tokens) + 1)):
            token = tokens[end - 1]
            if end - 1 not in usable and token.role not in "stw":
                break
            run += token.written
            if len(run) > len(word) + 1:
                break
            if end - start < 2 or not any(one in usable for one in range(start, end)):
                continue
            allowed = 0 if len(word) < 7 else 1
            edits = 0 if run == word else OSA.distance(run, word, score_cutoff=allowed)
            if edits <= allowed and (best is None or edits < best[2]):
                best = (start, end, float(edits))
    return best


def _spelled(
    result: Alignment,
    ours: tuple[Token, ...],
    theirs: tuple[Token, ...],
    ours_open: list[int],
    theirs_open: list[int],
    *,
    person: bool,
) -> None:
    """Words that are spellings of each other, nearest first."""
    found: list[tuple[float, int, int, float, str]] = []
    last = ours_open[-1] == len(ours) - 1 and sum(len(token.written) for token in ours) > 24
    for at in ours_open:
        for other in theirs_open:
            near = likeness(ours[at], theirs[other], cut=last and at == len(ours) - 1)
            if near is None and person and NICKNAMES.get(ours[at].text, "") == NICKNAMES.get(theirs[other].text):
                near = 0.85, 0.0, "short form"
            if near is not None:
                found.append((-near[0], at, other, near[1], near[2]))
    found.sort()
    used_ours: set[int] = set()
    used_theirs: set[int] = set()
    for minus, at, other, edits, how in found:
        if at in used_ours or other in used_theirs:
            continue
        used_ours.add(at)
        used_theirs.add(other)
        result.pairs.append(Pair((ours[at],), (theirs[other],), -minus, edits, how))
    ours_open[:] = [one for one in ours_open if one not in used_ours]
    theirs_open[:] = [one for one in theirs_open if one not in used_theirs]


def likeness(ours: Token, theirs: Token, *, cut: bool = False) -> tuple[float, float, str] | None:
    """Similarity, edits and relation of two words that are not equal; None where they are unlike.

    Numbers, single letters and words of two letters have no misspellings; ``cut`` says that our word
    may have been cut off at the end of a field.
    """
    if ours.role in "ni" or theirs.role in "ni":
        return None
    if ours.role in "gp" and theirs.role in "gp":
        return None  # two known words that differ: Imports, Exports
    a, b = ours.written, theirs.written
    if cut and len(a) >= 3 and b.startswith(a):
        return 0.9, 0.0, "abbreviation"
    known = (a, b)
    if known in _MET:
        return _MET[known]
    found = _MET[known] = _likeness(a, b)
    if len(_MET) > 400_000:
        _MET.clear()
    return found


_MET: dict[tuple[str, str], tuple[float, float, str] | None] = {}
"""Pairs of words compared before: a pure function's memory, bounded."""


def _likeness(a: str, b: str) -> tuple[float, float, str] | None:
    shorter, longer = (len(a), len(b)) if len(a) <= len(b) else (len(b), len(a))
    if shorter < 3 or (shorter == 3 and longer > 3 and a[0] != b[0]):
        return None
    if not a.isalpha() or not b.isalpha():
        if not a.isalpha() and not b.isalpha():
            return None
        a, b = a.translate(_DIGIT_LETTERS), b.translate(_DIGIT_LETTERS)
        if a == b:
            return 0.9, 1.0, "spelling"
    allowed = 1 if longer <= 5 else 2 if longer <= 10 else 3
    sounds_alike = shorter >= 4 and a[0] == b[0] and skeleton(a) == skeleton(b)
    edits = OSA.distance(a, b, score_cutoff=4 if sounds_alike else allowed)
    if sounds_alike and edits <= min(4, 0.45 * longer):
        found = 1.0 - 0.3 * edits / longer, edits * 0.5, "sound"
    elif edits <= allowed:
        found = 1.0 - edits / longer, float(edits), "spelling"
    else:
        return _with_form(a, b) or _with_form(b, a)
    return None if other_sex(a, b) else found


def _with_form(a: str, b: str) -> tuple[float, float, str] | None:
    """``a`` as ``b`` with its legal form glued to it."""
    if len(a) > len(b) > 3 and (
        (a.startswith(b) and a[len(b) :] in SPELLINGS) or (a.endswith(b) and a[: -len(b)] in SPELLINGS)
    ):
        return 0.97, 0.0, "joined"
    return None


_HERS = ("ova", "eva", "ina", "aya")
_HIS = ("ov", "ev", "in", "iy", "y", "off")


def other_sex(a: str, b: str) -> bool:
    """Whether one is a woman's form of a Slavic surname and the other a man's: Ivanova, Ivanov."""
    return (a.endswith(_HERS) and b.endswith(_HIS)) or (b.endswith(_HERS) and a.endswith(_HIS))


def _initials(
    result: Alignment,
    ours: tuple[Token, ...],
    theirs: tuple[Token, ...],
    ours_open: list[int],
    theirs_open: list[int],
    *,
    turned: bool,
) -> None:
    """Our letters that stand for words of theirs: ``J``, ``JC`` for Jean-Claude."""
    for at in list(ours_open):
        token = ours[at]
        if len(token.text) > 3 or (token.role != "i" and any(vowel in token.text for vowel in "aeiou")):
            continue
        wanted = [
            next(
                (
                    other
                    for other in theirs_open
                    if theirs[other].text.startswith(letter) and len(theirs[other].text) > 1
                ),
                None,
            )
            for letter in token.text
        ]
        places = [place for place in wanted if place is not None]
        if len(places) != len(token.text) or len(set(places)) != len(places):
            continue
        words = tuple(theirs[place] for place in places)
        pair = Pair((token,), words, 0.6, 0.0, "initial")
        result.pairs.append(Pair(words, (token,), 0.6, 0.0, "initial") if turned else pair)
        ours_open.remove(at)
        theirs_open[:] = [one for one in theirs_open if one not in places]
