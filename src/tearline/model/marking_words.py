"""The words of release and classification marks, and how to find them in a normalised mark.

Sources: 32 CFR 2001.20 to 2001.24; the public ODNI marking manual (2016); published cables. A
normalised mark is upper case, with single spaces and without its outer brackets.
"""

from __future__ import annotations

import re

_END = r"(?=$|[ /,;:\-])"

LEVEL = re.compile(
    r"(?:(?P<TOP_SECRET>TOP ?SECRET|TS)|(?P<SECRET>SECRET|S)|(?P<CONFIDENTIAL>CONFIDENTIAL|C)"
    r"|(?P<RESTRICTED>RESTRICTED|R)|(?P<SBU>SENSITIVE BUT UNCLASSIFIED|SBU|LIMITED OFFICIAL USE|LOU|CUI|FOUO)"
    r"|(?P<UNCLASSIFIED>UNCLASSIFIED|UNCLAS|U))" + _END
)
"""The level at the start of a mark; the group's name is that of the ``Level``."""

SHORT = {"UNCLASSIFIED": "U", "RESTRICTED": "R", "CONFIDENTIAL": "C", "SECRET": "S", "TOP SECRET": "TS"}
"""Levels as a portion mark abbreviates them; the others are written as they are."""

SPACED = re.compile(
    r"\b(?:"
    + "|".join(
        " ".join(word)
        for word in ("TOPSECRET", "SECRET", "CONFIDENTIAL", "RESTRICTED", "UNCLASSIFIED", "UNCLAS", "NOFORN", "LIMDIS")
    )
    + r")\b"
)
"""Words that old systems spaced out letter by letter: ``S E C R E T``."""

OTHER_SCHEME = re.compile(
    r"//|.*\b(?:NATO|COSMIC|ATOMAL|EU|UE|UK|JOINT|RESTREINT|CONFIDENTIEL|TRES SECRET|DIFFUSION)\b|OFFICIAL\b"
)
"""At the start of a mark, before any release list: it belongs to another state or organisation."""

RELEASE = re.compile(r"REL(?:EASABLE)?(?P<to> TO)?(?=$|[ :,])[ :,]*")
NO_FOREIGN = re.compile(r"(?:NF|NOFORN|NOT RELEASABLE TO FOREIGN NATIONALS)" + _END)
SENSITIVE = re.compile(r"(?:SENSITIVE|SBU|FOUO|FOR OFFICIAL USE ONLY|LES|SIPDIS|EFTO)" + _END)
"""Handling words that say nothing on release; they make unclassified text sensitive."""

HELD_CLOSE = re.compile(
    r"(?:NODIS|EXDIS|STADIS|LIMDIS|ROGER(?: CHANNEL)?|ORCON|OC|PROPIN|PR|IMCON|IMC|RELIDO|DSEN)" + _END
)
"""Controls under which the originator decides on each passing on: no release list opens them."""

ENTIRE_TEXT = re.compile(r" ?[-–—]* ?ENTIRE (?:TEXT|MESSAGE|CABLE|DOCUMENT)\.?$")
_NO_PLACE = (
    rf"(?:{NO_FOREIGN.pattern}|{SENSITIVE.pattern}|{HELD_CLOSE.pattern}|(?:SI|TK|HCS|RD|FRD|CNWDI|FGI|WNINTEL)\b)"
)
ADDRESS = re.compile(rf" SECTION \d+ OF \d+|(?: (?!{_NO_PLACE})[A-Z]+){{1,3}} \d{{3,7}}(?= |$)")
"""What a cable's banner line says besides its mark: the section, the origin and its number."""

GROUPS = frozenset(
    {
        "ACGU", "BWCS", "CFCK", "CFUP", "CMFC", "CMFP", "CPMT", "CWCS", "ECTF", "EFOR", "EUDA", "FVEY", "GCTF", "GMIF",
        "IESC", "ISAF", "KFOR", "MCFI", "MIFH", "MLEC", "NACT", "NATO", "RSMA", "SFOR", "TEYE", "UNCK",
    }
)  # fmt: skip
"""Registered names of groups. Who belongs to one is not ours to know: a configured table says."""
