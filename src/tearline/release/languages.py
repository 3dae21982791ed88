"""In which language a passage is to be read aloud, and in which country's shapes its characters are drawn."""

from __future__ import annotations

import re

_HAN = {"TWN": ("Noto Serif CJK TC", "TW"), "HKG": ("Noto Serif CJK HK", "HK"), "MAC": ("Noto Serif CJK HK", "MO")}
_HAN |= {"JPN": ("Noto Serif CJK JP", "JP"), "KOR": ("Noto Serif CJK KR", "KR"), "PRK": ("Noto Serif CJK KR", "KP")}
"""The shapes that a character shared by several languages takes, and the region, by audience."""

_LANGUAGES = (
    ("fa", re.compile("[پچژگیک]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)


def language_of(text: str) -> str:
    """The language that the letters of a passage speak for, ISO 639-1; where they are mostly Latin, English."""
    letters = sum(char.isalpha() for char in text)
    latin = sum(char.isascii() and char.isalpha() for char in text)
    if 2 * latin > letters:
        return "en"
    return next((name for name, pattern in _LANGUAGES if pattern.search(text)), "en")


def region_of(language: str, audience: str) -> str | None:
    """The region, ISO 3166 alpha-2, whose shapes ``audience`` reads such a language in; None for other languages."""
    return _HAN.get(audience, (None, None))[1] if language in ("zh", "ja", "ko") else None


def han_font(audience: str) -> str:
    """The font whose Chinese characters have the shapes of ``audience``."""
    return _HAN.get(audience, ("Noto Serif CJK SC", None))[0]
