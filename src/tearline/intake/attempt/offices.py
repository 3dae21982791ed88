"""The office to report to and the person to ask, as the text writes them."""

from __future__ import annotations

from functools import cache

from tearline.intake.attempt.anchors import Anchored, anchored, matches
from tearline.intake.attempt.tokens import Sentence, value_of
from tearline.intake.lexicon import table, words

MAX_WORDS = 7
_SLUG_MARKS = "/-&"


@cache
def _contacts() -> Anchored:
    return anchored(table("actions")["contacts"])


def office_at(sentence: Sentence, start: int) -> tuple[str, int] | None:
    """The office whose name starts at a token, an article aside, and the token behind it; None for anything else.

    ``ISN/XXX``, ``Office of Exporter Guidance``, ``desk 7``; "the authority of the Member State" is no name.
    """
    while sentence.low(start) in ("the", "to", ":", "(", "for", "attention", "attn"):
        start += 1
    if start >= len(sentence) or sentence.low(start) in (
        "each",
        "every",
        "any",
        "this",
        "our",
        "your",
        "all",
        "no",
        "some",
    ):
        return None
    if sentence.low(start + 1) == "/" and _slug_part(sentence, start) and _slug_part(sentence, start + 2):
        end = start + 1
        while sentence.low(end) == "/" and _slug_part(sentence, end + 1):
            end += 2
        return value_of(sentence, start, end), end
    end = _end(sentence, start)
    if end == start:
        return None
    while start < end and sentence.low(start).removesuffix("'s") in ("embassy", "embassys") and end - start > 1:
        start += 2 if sentence.low(start + 1) == "'s" else 1
    parts = {sentence.low(at) for at in range(start, end)}
    if parts.isdisjoint(words("actions", "office_words")) or not parts.isdisjoint(words("actions", "no_office")):
        return None
    if end - start == 1 and sentence.low(start) in ("department", "office", "embassy", "service", "authority", "staff"):
        return None
    return value_of(sentence, start, end), end


def _slug_part(sentence: Sentence, at: int) -> bool:
    """A part of ``ISN/XXX``; a single letter is a mark: ``(S//NF)``."""
    return at < len(sentence) and len(sentence.tokens[at].text) > 1 and sentence.tokens[at].text.isupper()


def _end(sentence: Sentence, start: int) -> int:
    """The token behind a run of capitals with its joints; in a text of capitals, behind the office's own word."""
    end, office = start, words("actions", "office_words")
    if sentence.upper:
        while end < min(start + MAX_WORDS, len(sentence)):
            end += 1
            if sentence.low(end - 1) in office:
                if sentence.low(end).isdigit():
                    end += 1
                return end
            if not sentence.tokens[end - 1].text[0].isalpha() or sentence.low(end - 1) in (
                "by",
                "to",
                "before",
                "that",
                "if",
                "whether",
                "in",
                "on",
            ):
                return start
        return start
    while end < len(sentence):
        text, low = sentence.tokens[end].text, sentence.low(end)
        ahead = sentence.tokens[end + 1].text if end + 1 < len(sentence) else ""
        if (
            text[0].isupper()
            or (text[0].isdigit() and end > start and sentence.low(end - 1) in office)
            or (low in ("desk", "team", "unit", "cell", "referat") and (ahead[:1].isupper() or ahead.isdigit()))
            or (
                end > start
                and (low in words("actions", "joints") or text in _SLUG_MARKS or text == "'s")
                and ahead[:1].isupper()
            )
            or (end > start and low in office and sentence.tokens[end - 1].text[0].isupper())
        ):
            end += 1
        else:
            break
    return end


def person(sentence: Sentence) -> str | None:
    """The person whom a sentence names for questions, without title, office and telephone."""
    for _, after in matches(sentence, _contacts()):
        if (found := _name(sentence, after)) is not None:
            return found
    return None


def _name(sentence: Sentence, start: int) -> str | None:
    titled = False
    while sentence.low(start) in (":", "the", '"', "is", "-", "department", "washington", ","):
        start += 1
    while not sentence.upper and sentence.low(start + 1) == "/" and sentence.tokens[start].text.isupper():
        start += 3  # "ISN/MTR Jordan Sample"
    while sentence.low(start).rstrip(".") in words("actions", "person_titles"):
        start, titled = start + 1, True
        while titled and sentence.low(start) in ("de", ".", "of") and start + 1 < len(sentence):
            start += 2 if sentence.low(start) != "." else 1  # "Capitaine de frégate"
    end = start
    while end < len(sentence) and end - start < 5:
        text, low = sentence.tokens[end].text, sentence.low(end)
        if not (text[0].isupper() or low in ("de", "van", "von", "der", "al", "bin", "da", "di", "la", "du")) or any(
            char.isdigit() for char in text
        ):
            break
        if sentence.upper and low in words("words", "prepositions") | words("words", "common") and low not in ("may",):
            break
        end += 1
    if end < len(sentence) and sentence.tokens[end].text == "/":
        return None
    parts = {sentence.low(at) for at in range(start, end)}
    if end - start < (1 if titled else 2) or end - start > 4 or not parts.isdisjoint(words("actions", "office_words")):
        return None
    if not parts.isdisjoint(words("actions", "no_person")):
        return None
    return value_of(sentence, start, end)
