"""Whether an item of a sale is what an alert says was sought: by model first, else by its words."""

from __future__ import annotations

import re

from tearline.assessment.model_number import models_in, same_model
from tearline.model.alert import SoughtItem
from tearline.model.item import Item
from tearline.model.match import Verdict
from tearline.model.truth import Truth

# Words of trade documents for one thing; the first of a row stands for all.
SYNONYMS: tuple[tuple[str, ...], ...] = (
    ("rotary", "rotating", "rotational", "swivel", "swivelling", "indexing", "tilting", "trunnion"),
    ("table", "tables", "turntable", "turntables"),
    ("machine", "machines", "machinery", "machining"),
    ("centre", "center", "centres", "centers"),
    ("lathe", "lathes", "turning"),
    ("mill", "mills", "milling"),
    ("pump", "pumps"),
    ("valve", "valves"),
    ("gyroscope", "gyroscopes", "gyro", "gyros"),
    ("accelerometer", "accelerometers"),
    ("fibre", "fiber", "fibres", "fibers", "filament", "filaments"),
    ("bearing", "bearings"),
    ("centrifuge", "centrifuges"),
    ("furnace", "furnaces"),
    ("aluminium", "aluminum"),
    ("spectrometer", "spectrometers"),
    ("amplifier", "amplifiers"),
    ("camera", "cameras"),
    ("sensor", "sensors"),
    ("winding", "winder", "winders"),
)
_CANON = {word: row[0] for row in SYNONYMS for word in row}
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "a an and any by cnc control controlled computer for from high in item items model new nc numerically of on "
        "one or piece pieces precision series set system systems the to two type unit units used with",
    )
)


def same_item(item: Item, sought: SoughtItem) -> tuple[Truth, Truth, str]:
    """By model, by words, and why.

    By model: ``unknown`` where either side names none, where only the family agrees, and where what
    looks like a model in a description differs: only a model that the sale names can say no. By words:
    ``yes`` where all content words of the shorter description (two at least) are in the other.
    """
    named = bool(item.model and item.model.strip())
    ours = [item.model or ""] if named else list(models_in(item.description))
    words = _by_words(item.description, sought.description)
    if not sought.models or not ours:
        which = "the alert names no model" if not sought.models else "the sale names no model"
        return Truth.UNKNOWN, words, which
    verdicts = [(same_model(mine, theirs), mine, theirs) for mine in ours for theirs in sought.models]
    for wanted, truth in ((Verdict.SAME, Truth.YES), (Verdict.RELATED, Truth.UNKNOWN)):
        for verdict, mine, theirs in verdicts:
            if verdict is wanted:
                if truth is Truth.UNKNOWN:
                    return truth, words, f"model {mine} is of the family of {theirs}, which was sought"
                written = "" if mine == theirs else f", written {theirs}"
                return truth, words, f"model {mine} was sought{written}"
    if not named:
        return Truth.UNKNOWN, words, "the sale names no model"
    return Truth.NO, words, f"model {ours[0]} is none of {', '.join(sought.models)}"


def _by_words(ours: str, theirs: str) -> Truth:
    left, right = _content(ours), _content(theirs)
    if not left or not right:
        return Truth.UNKNOWN
    shared = left & right
    short = min(len(left), len(right))
    return Truth.of(len(shared) >= 2 or (short == 1 and len(shared) == 1))


def _content(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]+", text.casefold())
    if "turntable" in words or "turntables" in words:
        words.append("rotary")
    return frozenset(_CANON.get(word, word) for word in words if word not in _EMPTY and len(word) > 2)
