"""Laying out a page with Typst, without its maker, dates or ids, and with its right-to-left words told in order.

Typst is loaded when first needed, from the extra ``[pdf]``. It is handed the folders of the fonts to use;
the fonts that it brings along serve Latin, Greek and Cyrillic, and no other fonts of the machine are seen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from tearline.model.refusal import Refused

LATIN = "Libertinus Serif"
FIXED = "DejaVu Sans Mono"
SCRIPTS = (
    *("Noto Serif", "Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif Armenian", "Noto Serif Georgian"),
    *("Noto Serif Devanagari", "Noto Serif Bengali", "Noto Serif Tamil", "Noto Serif Sinhala", "Noto Serif Thai"),
    *("Noto Serif Lao", "Noto Serif Khmer", "Noto Serif Myanmar", "Noto Serif Ethiopic", "Noto Sans Math"),
)
"""Tried in this order after the font for Latin; no other font is, so that a page looks the same or is refused."""

_CJK = (
    range(0x1100, 0x1200),
    range(0x2E80, 0xA4D0),
    range(0xAC00, 0xD7B0),
    range(0xF900, 0xFB00),
    range(0xFE30, 0xFE50),
)
_CJK_WIDE = (range(0xFF00, 0xFFF0), range(0x20000, 0x32000))

_MAKER = re.compile(
    rb"/Creator ?\((?P<creator>Typst[^()]*)\)|<xmp:CreatorTool>(?P<tool>[^<]*)</xmp:CreatorTool>"
    rb'|x:xmptk="(?P<toolkit>[^"]*)"|<xmpMM:\w+ID>(?P<id>[^<]*)</xmpMM:\w+ID>'
    rb"|/ID\[\((?P<first>[^()]*)\)\((?P<second>[^()]*)\)\]"
)
_UNDRAWN = re.compile(r'the text `"(.)[^`]*"` could not be displayed', re.DOTALL)


def laid_out(source: str, data: Mapping[str, Any], fonts: Sequence[str]) -> bytes:
    """The page of ``source`` with ``data`` as a tagged PDF 1.7 that keeps to PDF/UA-1."""
    try:
        import typst
    except ImportError:
        raise Refused("PDF needs typst", todo="install tearline[pdf]") from None
    folders: list[Any] = list(fonts)
    try:
        raw = typst.compile(
            source.encode(),
            font_paths=folders,
            ignore_system_fonts=True,
            sys_inputs={"page": json.dumps(data, ensure_ascii=False)},
            format="pdf",
            pdf_standards="ua-1",
        )
    except typst.TypstError as error:
        raise _unlaid(str(error)) from None
    return _MAKER.sub(_blanked, raw)


def _unlaid(error: str) -> Refused:
    """Why a page cannot be laid out: mostly that no font has a character, since PDF/UA forbids the box for it."""
    found = _UNDRAWN.search(error)
    if found is None:
        what = " ".join(error.split())
        return Refused(f"the page cannot be laid out: {what}", todo="see whether the fonts are whole")
    char = found[1]
    return Refused(
        f"no font at hand has the character '{char}' (U+{ord(char):04X})",
        todo=f"install Debian's {package_of(char)}, or name a folder with a font for it in TEARLINE_FONTS",
    )


def package_of(char: str) -> str:
    """The Debian package with a font for the script of ``char``."""
    wide = any(ord(char) in block for block in (*_CJK, *_CJK_WIDE))
    return "fonts-noto-cjk" if wide else "fonts-noto-core"


def _blanked(found: re.Match[bytes]) -> bytes:
    """The same length without the maker's name and ids, so that every offset in the file stays right."""
    whole = bytearray(found[0])
    for name, value in found.groupdict().items():
        if value is not None:
            start = found.start(name) - found.start()
            whole[start : start + len(value)] = (b" " if name in ("creator", "tool", "toolkit") else b"0") * len(value)
    return bytes(whole)
