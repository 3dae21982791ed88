"""Where the fonts of the pages that we lay out are found on this machine."""

from __future__ import annotations

import os
from pathlib import Path

from tearline.model.refusal import Refused

VARIABLE = "TEARLINE_FONTS"
_FOLDERS = ("/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto")


def find_fonts() -> tuple[str, ...]:
    """The folders of the Noto fonts: those that ``TEARLINE_FONTS`` names (parted as PATH is), else the usual ones.

    Those that are absent are passed over: Latin, Greek and Cyrillic need none of them, and what a text lacks
    is named when its page is laid out. A folder that is named and is none is refused.
    """
    named = os.environ.get(VARIABLE)
    if not named:
        return tuple(one for one in _FOLDERS if Path(one).is_dir())
    folders = [one for one in named.split(os.pathsep) if one]
    absent = next((one for one in folders if not Path(one).is_dir()), None)
    if absent is not None:
        raise Refused("is no folder of fonts", where=f"{VARIABLE}: {absent}", todo="name one that is there")
    return tuple(folders)
