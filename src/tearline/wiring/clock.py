"""The one clock and the one source of chance; everything below is handed their values."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime


def now() -> datetime:
    """The present moment in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """Today's date where the user sits: the default of ``--as-of``."""
    return datetime.now().astimezone().date()


def new_id() -> str:
    """A random identifier of 40 bits, for people to read out: ``K7Q2-M4XD``. It says nothing."""
    letters = base64.b32encode(secrets.token_bytes(5)).decode()
    return f"{letters[:4]}-{letters[4:]}"


def new_salt() -> bytes:
    """Thirty-two random bytes, so that a commitment to a short text cannot be guessed."""
    return secrets.token_bytes(32)


@dataclass(frozen=True, slots=True)
class Clockwork:
    """Time, identifiers and salts as arguments: real at work, fixed in the demonstration and in tests."""

    now: Callable[[], datetime] = now
    new_id: Callable[[], str] = new_id
    new_salt: Callable[[], bytes] = new_salt
