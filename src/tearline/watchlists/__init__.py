"""Publishers' files → one version of a list, whole or not at all.

A list is a folder here: ``list.yaml`` says who publishes it and what standing on it means,
``reader.py`` reads its files. Any other list is read with a mapping file (``custom``).
"""

from __future__ import annotations

from tearline.watchlists.loading import read
from tearline.watchlists.terms import KNOWN, terms
from tearline.watchlists.version import ListTerms, ListVersion, Standing

__all__ = ["KNOWN", "ListTerms", "ListVersion", "Standing", "read", "terms"]
