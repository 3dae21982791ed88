"""What it means to stand where a match stands; the assessment makes findings of it."""

from __future__ import annotations

from tearline.model.match import Match
from tearline.watchlists import Standing, terms

ALERTS = "alerts"
"""The list id of the open alerts: what they mean is for the assessment to say, beside supplier and item."""


def standing_of(match: Match) -> Standing:
    """The standing of the match's sublist: ``hold`` where dealings are denied, else ``refer``; why, and which law."""
    return terms(match.list_id).standing(match.sublist)
