"""The official texts that a home has loaded: parsed once, kept beside the lists, shown beside the rules."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from tearline.model.refusal import CannotJudge, Refused
from tearline.rulebook import OfficialText


@dataclass(frozen=True, slots=True)
class OfficialFolder:
    """``official/<list>.bin`` in the home: a SHA-256 line, then the text as msgpack."""

    home: Path

    def keep(self, raw: bytes, where: str) -> OfficialText:
        """Parses an official file and keeps it as the text of its list; refuses what is no such file."""
        from tearline.rulebook.official_file import read_official

        text = read_official(raw, where=where)
        body = msgspec.msgpack.encode(text)
        folder = self.home / "official"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            partial = folder / f".{text.list_id}.{os.getpid()}"
            partial.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
            partial.replace(folder / f"{text.list_id}.bin")
        except OSError as error:
            todo = "choose a home with --home"
            raise Refused(f"cannot be written: {error.strerror}", where=str(folder), todo=todo) from None
        return text

    def read(self) -> Mapping[str, OfficialText]:
        """Every text that was kept, by list id. CannotJudge, naming the file, for one that was damaged."""
        found = {}
        for path in sorted((self.home / "official").glob("*.bin")):
            digest, _, body = path.read_bytes().partition(b"\n")
            if hashlib.sha256(body).hexdigest().encode() != digest:
                todo = "load the official file again with tearline rules check"
                raise CannotJudge("was damaged", where=str(path), todo=todo)
            text = msgspec.msgpack.decode(body, type=OfficialText)
            found[text.list_id] = text
        return found
