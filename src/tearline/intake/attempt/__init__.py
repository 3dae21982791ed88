"""The procurement attempts that an alert describes: who seeks what from whom, when, for what, how sure.

Clues with weights over a grammar and a lexicon, no statistics: each party says which rule found it, and a
slot that is not sure stays empty. Everything is an allegation, in the words of the text.
"""

from __future__ import annotations

from tearline.intake.attempt.reading import MOST_READ as MOST_READ
from tearline.intake.attempt.reading import extract as extract

__all__ = ["extract"]
