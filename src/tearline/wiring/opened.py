"""What a door opened and must close again, whatever happened in between."""

from __future__ import annotations

from contextlib import ExitStack

OPENED = ExitStack()
"""Stores enter it when they are opened; the door closes it when its work is done."""
