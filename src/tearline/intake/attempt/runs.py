"""How far a run of name words goes: capitals, joints such as "of" and "&", commas, brackets and quotation marks inside.

``bare`` is a sentence in which capitals say nothing: one without small letters, or a heading.
"""

from __future__ import annotations

import re
from functools import cache

from tearline.intake.attempt.directory import legal_form
from tearline.intake.attempt.places import place_at
from tearline.intake.attempt.tokens import Sentence
from tearline.intake.attempt.vocabulary import (
    CALLING,
    CAPITAL,
    COINED,
    ENGLISH,
    FORM,
    FUNCTION,
    HEAD,
    JOINT,
    LETTER,
    NOUN,
    ORGANISATION,
    OTHER,
    PLAIN,
    TITLE,
)
from tearline.intake.lexicon import words

MAX_RUN = 14
_AHEAD = 9
"""How far ahead a legal form is looked for."""
_ENGLISH_TIES = frozenset(["of", "for", "the", "and"])
_ARTICLED = re.compile(
    r"(?:w|wa|b|bi|l|li|f)?(?:al|el|il|ul|as|ad|ar|an|ash|az|at|ol|ed|es|esh|er|ez|ur|lil|wal)-[A-Z']"
)
"""``al-Rimal``, ``lil-Sina'at``: an article in small letters inside a name."""
COMPANY = frozenset(["company", "corporation", "enterprise", "complex", "establishment", "est"])
_NUMBERED = words("grammar", "numbered")


@cache
def _particles() -> frozenset[str]:
    return words("organisations", "particles")


def unknown(bits: int) -> bool:
    """Whether a word is none of the language, of goods or of firms in general, so that somebody coined it as a name."""
    return bits & LETTER != 0 and not bits & (ENGLISH | PLAIN | OTHER | ORGANISATION | TITLE | NOUN | JOINT)


def is_name_token(sentence: Sentence, at: int, *, bare: bool, first: bool = False) -> bool:
    """Whether a token may be a word of a name; ``first``: its first word, which is no figure but an ordinal."""
    token = sentence.tokens[at]
    bits, text = token.bits, token.text
    if bits & LETTER:
        if bare:
            if bits & CALLING or (bits & NOUN and not bits & ORGANISATION):
                return False
            if bits & PLAIN:
                return not first and not bits & FUNCTION and legal_form(sentence, at + 1) is not None
            return len(text) > 1
        return bits & CAPITAL != 0 or (text[0].islower() and "-" in text and _ARTICLED.match(text) is not None)
    if not text[0].isdigit():
        return False
    if token.low[-2:] in ("st", "nd", "rd", "th"):
        return bool(sentence.bits(at + 1) & ORGANISATION)
    return not first and text.isdigit() and len(text) <= 4 and _numbered(sentence, at)


def _numbered(sentence: Sentence, at: int) -> bool:
    return sentence.low(at - 1) in _NUMBERED


def starts_run(sentence: Sentence, index: int, *, bare: bool) -> bool:
    """Whether a name may begin with a token."""
    token = sentence.tokens[index]
    if token.bits & LETTER:
        if bare:
            return is_name_token(sentence, index, bare=True, first=True) and token.low not in COMPANY
        if token.low.endswith(("-run", "-based", "-owned", "-controlled", "-linked", "-backed")):
            return False
        return token.bits & CAPITAL != 0 or (_ARTICLED.match(token.text) is not None and token.text[0].islower())
    return token.text[0].isdigit() and is_name_token(sentence, index, bare=bare, first=True)


def run_end(sentence: Sentence, index: int, busy: set[int], *, bare: bool) -> int:
    """The token after the run of names that starts at ``index``."""
    tokens = sentence.tokens
    end, at, stop = index, index, min(len(tokens), index + MAX_RUN)
    while at < stop and at not in busy:
        token = tokens[at]
        bits = token.bits
        form = legal_form(sentence, at) if bits & FORM and at > index else None
        if form is not None:
            end = at = form[0]
            if not _goes_on(sentence, index, at, bare=bare):
                break
            at += sentence.low(at) == ","
        elif is_name_token(sentence, at, bare=bare, first=at == index):
            if at > index and (bits & TITLE or (token.text == "The" and not bare)):
                break  # a sentence begins, or another name
            end = at = at + 1
        elif at == index:
            break
        elif token.text == "(":
            close = _bracketed(sentence, at)
            if close is None:
                break
            end = at = close
        elif token.text == '"':
            close = _quoted(sentence, index, at)
            if close is None:
                break
            end = at = close
        elif token.low == "im" and tokens[at - 1].text == '"':
            at += 1
        elif (ahead := _joined(sentence, index, at, busy, bare=bare)) > at:
            at = ahead
        else:
            break
    return end


def _goes_on(sentence: Sentence, index: int, at: int, *, bare: bool) -> bool:
    """Whether a name goes on behind a legal form: ``Co., Ltd.``, ``Company for …``."""
    low = sentence.low(at)
    opening = legal_form(sentence, index)
    if opening is not None and opening[0] == at:
        return True
    if low == ",":
        return legal_form(sentence, at + 1) is not None and not _opens_name(sentence, at + 1)
    if legal_form(sentence, at) is not None or low == '"':
        return not _opens_name(sentence, at)
    if low in ("for", "of"):
        before = sentence.low(at - 1)
        return before in COMPANY and at - 1 > index and place_at(sentence, at + 1) is None
    if low in ("&", "+"):
        return sentence.low(at + 1) in ("co", "cie", "sons", "fils", "partners", "söhne", "cia")
    return low == "(" and legal_form(sentence, at + 1) is not None


_CLOSING = words("grammar", "closing")
"""Legal forms that end a name and never begin one."""


def _opens_name(sentence: Sentence, at: int) -> bool:
    """Whether a legal form stands before its name: ``OOO "Foo"``, ``UAB Foo``."""
    form = legal_form(sentence, at)
    if form is None or sentence.low(at).rstrip(".") in _CLOSING:
        return False
    return sentence.low(form[0]) == '"' or (
        sentence.bits(form[0]) & CAPITAL != 0 and legal_form(sentence, form[0]) is None and not sentence.upper
    )


def _bracketed(sentence: Sentence, at: int) -> int | None:
    """``Foo (Hong Kong) Ltd``: the token after the bracket, where the name goes on behind it to a legal form."""
    for close in range(at + 2, min(at + 6, len(sentence) - 1)):
        if sentence.low(close) != ")":
            continue
        if legal_form(sentence, close + 1) is not None:
            return close + 1
        for ahead in range(close + 1, min(close + 4, len(sentence))):
            if legal_form(sentence, ahead) is not None:
                return close + 1
            if not sentence.bits(ahead) & CAPITAL:
                return None
        return None
    return None


def _quoted(sentence: Sentence, index: int, at: int) -> int | None:
    """``OOO "Foo Bar"``: the token after the closing mark, where what stands before asks for the name."""
    before = at - 1
    asks = sentence.bits(before) & (FORM | ORGANISATION) and (
        before == index or sentence.bits(before) & ORGANISATION or legal_form(sentence, before) is not None
    )
    if not asks:
        return None
    for close in range(at + 2, min(at + 10, len(sentence))):
        if sentence.low(close) == '"':
            return close + 1 if sentence.bits(at + 1) & CAPITAL else None
    return None


def _joined(sentence: Sentence, index: int, at: int, busy: set[int], *, bare: bool) -> int:
    """The token at which a run goes on behind a joint that stands at ``at``; ``at`` itself where it does not."""
    token = sentence.tokens[at]
    low, text = token.low, token.text
    if text == ",":
        if legal_form(sentence, at + 1) is not None:
            return at if _opens_name(sentence, at + 1) else at + 1
        return at + 1 if _comma_joins(sentence, index, at, busy, bare=bare) else at
    if text == "-":
        glued = sentence.tokens[at - 1].end == token.start and sentence.low(at + 1) in ("und", "og", "och", "en")
        if glued:
            return at + 2
        return (
            at + 1
            if not bare and _form_ahead(sentence, at + 1, busy, bare=bare) and sentence.bits(at + 1) & CAPITAL
            else at
        )
    ahead = at + 1
    if (
        text == "'"
        and sentence.low(at - 1).endswith("s")
        and not bare
        and sentence.bits(ahead) & CAPITAL
        and _form_ahead(sentence, ahead, busy, bare=bare)
    ):
        return ahead  # "Mariners' Agency Ltd"
    if (
        low == "and"
        and sentence.low(at - 1) in ("import", "imports", "export")
        and sentence.low(ahead) in ("export", "exports", "import")
    ):
        return ahead
    if low in _ENGLISH_TIES:
        return ahead if _tied(sentence, index, at, busy, bare=bare) else at
    if text in ("&", "+") or low in _particles():
        while sentence.low(ahead) in _particles() and ahead - at < 3:
            ahead += 1
        if not _name_ahead(sentence, ahead, busy, bare=bare):
            return at
        strange = text in ("&", "+") or (not bare and (len(low) > 1 or sentence.bits(at - 1) & CAPITAL != 0))
        return ahead if strange or unknown(sentence.bits(ahead)) or unknown(sentence.bits(at - 1)) else at
    if not bare and text[0].islower() and (len(text) > 1 or low in "iyeu"):
        return _small_words(sentence, at, busy)
    return at


def _small_words(sentence: Sentence, at: int, busy: set[int]) -> int:
    """``Thiet bi Khoa hoc``, ``Podlesnik in partnerji d.o.o.``: small foreign words inside a name."""
    ahead = at + (sentence.low(at) in ("in", "a"))
    while ahead < len(sentence) and ahead - at < 4 and ahead not in busy:
        token = sentence.tokens[ahead]
        if (
            not token.bits & LETTER
            or token.bits & (ENGLISH | FUNCTION | CAPITAL | PLAIN)
            or legal_form(sentence, ahead)
        ):
            break
        ahead += 1
    if ahead == at or ahead >= len(sentence) or ahead - at > 3:
        return at
    known = sentence.low(at) in ("in", "a")
    if legal_form(sentence, ahead) is not None and ahead - at > known:
        return ahead
    token = sentence.tokens[ahead]
    return ahead if not known and token.bits & CAPITAL and unknown(token.bits) and not place_at(sentence, ahead) else at


def _tied(sentence: Sentence, index: int, at: int, busy: set[int], *, bare: bool) -> bool:
    """Whether "of", "for", "the" or "and" ties two words of one name."""
    low = sentence.low(at)
    ahead = at + 1 + (sentence.low(at + 1) == "the")
    if low == "the":
        return sentence.low(at - 1) in ("of", "for") and _name_ahead(sentence, ahead, busy, bare=bare)
    if not _name_ahead(sentence, ahead, busy, bare=bare):
        return False
    bits = [sentence.bits(k) for k in range(index, at)]
    if low == "and":
        return ahead == at + 1 and _and_ties(sentence, index, at, busy, bare=bare)
    if sentence.bits(at - 1) & (HEAD | ORGANISATION):
        return not (bits[-1] & NOUN and len(bits) == 1 and not bits[-1] & HEAD)
    if low == "for":
        return any(one & (HEAD | ORGANISATION) for one in bits) or (
            not bare and len(bits) > 1 and any(map(unknown, bits))
        )
    return any(one & HEAD for one in bits) and any(sentence.low(k) in ("of", "for") for k in range(index, at))


def _and_ties(sentence: Sentence, index: int, at: int, busy: set[int], *, bare: bool) -> bool:
    """One name where what stands before the "and" is not whole by itself and what follows leads to an end."""
    if legal_form(sentence, at - 1) is not None or sentence.low(at - 1) == '"':
        return False
    opened = any(sentence.low(k) in ("of", "for") for k in range(index, at))
    form = _form_ahead(sentence, at + 1, busy, bare=bare)
    if opened:
        return not form or sentence.bits(at + 2) & FORM != 0
    whole = at - index > 1 and sentence.bits(at - 1) & (ORGANISATION | COINED) and not sentence.bits(at - 1) & ENGLISH
    if whole or any(sentence.bits(k) & ORGANISATION and not sentence.bits(k) & ENGLISH for k in range(index, at)):
        return False
    if form:
        return at - index < 4
    last = at + 1
    while last < len(sentence) and last not in busy and is_name_token(sentence, last, bare=bare):
        last += 1
    return at - index < 4 and last - at > 1 and bool(sentence.bits(last - 1) & ORGANISATION)


def _name_ahead(sentence: Sentence, at: int, busy: set[int], *, bare: bool) -> bool:
    if at >= len(sentence) or at in busy:
        return False
    return is_name_token(sentence, at, bare=bare) or legal_form(sentence, at) is not None


def _form_ahead(sentence: Sentence, at: int, busy: set[int], *, bare: bool) -> bool:
    """Whether the words from ``at`` on are a name that ends in a legal form."""
    for ahead in range(at, min(at + _AHEAD, len(sentence))):
        if ahead in busy:
            return False
        if ahead > at and sentence.bits(ahead) & FORM and legal_form(sentence, ahead) is not None:
            return True
        ties = sentence.bits(ahead) & JOINT or sentence.tokens[ahead].text in "&+()"
        if not ties and not is_name_token(sentence, ahead, bare=bare):
            return False
    return False


def _comma_joins(sentence: Sentence, index: int, at: int, busy: set[int], *, bare: bool) -> bool:
    """``Foo, Bar & Baz Ltd.``: a comma between the first names of a firm, not between two firms."""
    if at - index > 5 or not _name_ahead(sentence, at + 1, busy, bare=bare):
        return False
    told = (
        sentence.low(index - 1) in ("in", "of", "from", "at", "near", ",", "(")
        and not sentence.low(index - 2).isdigit()
    )
    if (place_at(sentence, at + 1) and sentence.low(at + 2) not in ("&", "+")) or (
        told and any(place_at(sentence, k) for k in range(index, at))
    ):
        return False
    if sentence.bits(at - 1) & ORGANISATION or any(legal_form(sentence, k) for k in range(index, at)):
        return False
    tied = False
    for ahead in range(at + 1, min(at + _AHEAD + 2, len(sentence))):
        if ahead in busy:
            return False
        bits, text = sentence.bits(ahead), sentence.tokens[ahead].text
        if (
            tied
            and ahead > at + 1
            and (bits & ORGANISATION or (bits & FORM and legal_form(sentence, ahead) is not None))
        ):
            return True
        if text in ("&", "+") or sentence.low(ahead) in ("and", "y", "und", "u", "et", "e", "i", "ve"):
            tied = True
        elif text not in (",", "(", ")") and not is_name_token(sentence, ahead, bare=bare):
            return False
    return False
