"""How a Latin spelling sounds, roughly: for spellings of one name from different transliterations."""

from __future__ import annotations

import re

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"shch|sch|tch|ch|zh|dzh|dj|sh|j|kh|x(?=i)", "S"),
        (r"ts|tz|zz|z", "s"),
        (r"ph|v|w|f|b(?=v)", "f"),
        (r"ck|q|c(?=[aoukrlt]|$)|k|gh|g|h(?=h)", "k"),
        (r"c", "s"),
        (r"th|d|t", "t"),
        (r"b|p", "p"),
        (r"m|n(?=[bp])", "m"),
        (r"(?<=.)h", ""),
    )
)
_VOWELS = re.compile(r"(?<=.)[aeiouy]+")
_DOUBLE = re.compile(r"(.)\1+")
_FIRST_VOWEL = re.compile(r"^[aeiouy]+")
_SEEN: dict[str, str] = {}


def skeleton(word: str) -> str:
    """The consonants of ``word`` by sound class, a leading vowel as ``a``; equal for many transliterations."""
    found = _SEEN.get(word)
    if found is None:
        found = _FIRST_VOWEL.sub("a", word)
        for pattern, put in _RULES:
            found = pattern.sub(put, found)
        found = _DOUBLE.sub(r"\1", _VOWELS.sub("", found))
        if len(_SEEN) < 200_000:
            _SEEN[word] = found
    return found
