"""One line of the ledger: who did what, when, to which case. It holds commitments, never text.

A plain digest of a short or guessable text gives the text away to whoever tries the candidates.
An entry therefore carries a *commitment*: a digest over a random salt and the content. The salt
is kept beside the content and is destroyed with it; the entry stays and stays verifiable.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from tearline.model.refusal import Refused
from tearline.notation.canonical import canonical

SALT_BYTES = 32
MAX_PAYLOAD_BYTES = 4096

_KIND = re.compile(r"[a-z_]{1,30}\.[a-z_]{1,30}")
_SUBJECT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,79}")
_HEX = re.compile(r"[0-9a-f]{64}")
_DOMAIN = b"tearline commitment 1\x00"


def commitment(salt: bytes, content: bytes) -> str:
    """What the ledger says of ``content``: SHA-256 in hexadecimal over a fixed prefix, ``salt`` and ``content``.

    ``salt`` is 32 random bytes, used once; ValueError otherwise. Its length is fixed, so that no
    byte can move between salt and content.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt is {SALT_BYTES} bytes")
    return hashlib.sha256(_DOMAIN + salt + content).hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """Entry ``index`` (from 0): at ``at``, officer ``by`` did ``kind`` to ``subject``.

    ``kind`` is two words (``case.advised``); ``subject`` a random identifier that says nothing;
    ``commitment`` 64 hexadecimal digits. ``at`` is kept in UTC. Refuses whatever has another shape.
    """

    index: int
    at: datetime
    by: str
    kind: str
    subject: str
    commitment: str

    def __post_init__(self) -> None:
        if self.index < 0:
            raise Refused("a number below nothing", where="ledger entry")
        if self.at.tzinfo is None:
            raise Refused("a time without its zone", where="ledger entry")
        object.__setattr__(self, "at", self.at.astimezone(UTC))
        if not self.by.strip() or not self.by.isprintable() or len(self.by) > 100:
            raise Refused("the officer's id is not one line of 1 to 100 characters", where="ledger entry")
        for name, pattern in (("kind", _KIND), ("subject", _SUBJECT), ("commitment", _HEX)):
            if pattern.fullmatch(getattr(self, name)) is None:
                raise Refused(f"'{name}' has not the shape of a {name}", where="ledger entry")

    @property
    def payload(self) -> bytes:
        """The canonical JSON of the entry: the very bytes that the tree's leaf is the hash of."""
        return canonical(self)


_FIELDS = {field.name for field in fields(Entry)}


def read_entry(payload: bytes) -> Entry:
    """The entry whose payload this is. Refuses every other writing of it: there is one form alone."""
    value = read_object(payload)
    if set(value) != _FIELDS:
        raise Refused("not the fields of an entry", where="ledger entry")
    try:
        if type(value["index"]) is not int:  # JSON's true would pass for 1
            raise TypeError
        entry = Entry(**{**value, "at": datetime.fromisoformat(value["at"])})
    except (TypeError, ValueError, AttributeError):
        raise Refused("a field of the wrong type", where="ledger entry") from None
    if entry.payload != payload:
        raise Refused("not in canonical form", where="ledger entry")
    return entry


def read_object(line: bytes) -> dict[str, Any]:
    """The JSON object of one line. Refuses anything else, and what is too long to be an entry."""
    if len(line) > MAX_PAYLOAD_BYTES:
        raise Refused(f"more than {MAX_PAYLOAD_BYTES} bytes", where="ledger entry")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise Refused("not JSON", where="ledger entry") from None
    if not isinstance(value, dict):
        raise Refused("not a JSON object", where="ledger entry")
    return value
