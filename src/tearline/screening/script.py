"""Any script → plain Latin letters: what is invisible goes, look-alikes are put right, the rest is spelled out.

Han characters come out as Mandarin syllables whatever the language; vowels that a script does not
write (Arabic, Hebrew) stay unwritten, which scoring knows.
"""

from __future__ import annotations

import re
import unicodedata

_LOOKALIKE = str.maketrans(
    "АВЕКМНОРСТУХавекмнорстухіІјЈѕЅԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧορνικυ",
    "ABEKMHOPCTYXabekmhopctyxiIjJsSdqwABEZHIKMNOPTYXopviku",
)
_MARKS = {"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "′": "'"}
_WORD = re.compile(r"\S+")
_HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_HAN_WORDS = (
    ("股份有限公司", " gufen youxian gongsi "),
    ("有限责任公司", " youxian zeren gongsi "),
    ("有限公司", " youxian gongsi "),
    ("公司", " company "),
    ("集团", " group "),
    ("科技", " technology "),
    ("技术", " technology "),
    ("電子", " electronics "),
    ("电子", " electronics "),
    ("通信", " communications "),
    ("工业", " industry "),
    ("贸易", " trading "),
    ("进出口", " import export "),
    ("研究所", " research institute "),
    ("研究院", " research institute "),
    ("大学", " university "),
    ("国际", " international "),
    ("中国", " china "),
    ("设备", " equipment "),
    ("机械", " machinery "),
    ("工程", " engineering "),
    ("航空", " aviation "),
    ("航天", " aerospace "),
    ("材料", " materials "),
    ("实业", " industry "),
    ("發展", " development "),
    ("发展", " development "),
    ("株式会社", " kabushiki kaisha "),
    ("有限会社", " yugen kaisha "),
)


def latin(text: str) -> str:
    """``text`` in ASCII: no control, format or bidirectional characters, no look-alikes, no accents."""
    if text.isascii():
        return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    text = unicodedata.normalize("NFKC", text)
    kept = []
    for character in text:
        category = unicodedata.category(character)
        if category == "Cf":
            continue
        kept.append(" " if category[0] == "C" or category[0] == "Z" else _MARKS.get(character, character))
    text = "".join(kept)
    if text.isascii():
        return text
    text = _WORD.sub(lambda found: _one_script(found[0]), text)
    for han, spelled in _HAN_WORDS:
        if han in text:
            text = text.replace(han, spelled)
    text = _HAN_RUN.sub(lambda found: f" {_spell(found[0]).lower()} ", text)
    return _spell(text)


def _one_script(word: str) -> str:
    """``word`` with look-alike letters put right, where Latin letters stand among Cyrillic or Greek ones."""
    if word.isascii():
        return word
    return word.translate(_LOOKALIKE) if any("a" <= c <= "z" for c in word.lower()) else word


def _spell(text: str) -> str:
    if text.isascii():
        return text
    from anyascii import anyascii

    spelled = unicodedata.normalize("NFD", text)
    spelled = "".join(c for c in spelled if not ("̀" <= c <= "ͯ"))
    return anyascii(unicodedata.normalize("NFC", spelled))
