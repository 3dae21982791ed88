"""Tearline: from a warning to a scrutinised sale."""

from __future__ import annotations
