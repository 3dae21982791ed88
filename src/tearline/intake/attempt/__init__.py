"""The procurement attempts that an alert describes: who seeks what from whom, when, for what, how sure.

Sentence patterns over a lexicon, no statistics: each slot says which rule found it, and one that is
not sure stays empty. Everything is an allegation, in the words of the text.
"""

from __future__ import annotations

from tearline.intake.attempt.reading import extract as extract

__all__ = ["extract"]
