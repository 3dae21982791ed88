"""Where the fonts of the pages that we lay out are found on this machine."""

from __future__ import annotations

import os
from pathlib import Path

from tearline.model.refusal import Refused

VARIABLE = "TEARLINE_FONTS"
_FOLDERS = ("/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto")
_LATIN = "NotoSans-Regular.ttf"


def find_fonts() -> tuple[str, ...]:
    """The folders of the Noto fonts: those that ``TEARLINE_FONTS`` names (parted as PATH is), else the usual ones.

    Refuses where none of them holds the one font that every page needs.
    """
    named = os.environ.get(VARIABLE)
    folders = [Path(one) for one in (named.split(os.pathsep) if named else _FOLDERS) if one]
    held = [one for one in folders if one.is_dir()]
    if not any((one / _LATIN).is_file() for one in held):
        todo = f"install Debian's fonts-noto-core (and fonts-noto-cjk), or name its folder in {VARIABLE}"
        raise Refused(f"no font {_LATIN} for PDF", where=", ".join(map(str, folders)), todo=todo)
    return tuple(map(str, held))
