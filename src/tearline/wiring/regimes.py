"""The rulebook from the regime folders: the package's own, and those that the settings name.

Compiling reads a few hundred small files; the result is kept in the user's cache folder under the
digest of exactly those bytes, so that a changed file can never meet an old rulebook.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

from tearline.model.refusal import Refused
from tearline.rulebook import RuleBook, compile_rules, from_bytes, to_bytes


def cache_folder() -> Path:
    """Where results that can be made again are kept."""
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "tearline"


def load_rulebook(folders: Sequence[Path] = (), *, cache: Path | None = None) -> RuleBook:
    """The compiled rules of the package and of ``folders``; refuses what the compiler refuses."""
    files = {**_files_under(Path(str(resources.files("tearline"))) / "regimes")}
    for folder in folders:
        if not folder.is_dir():
            raise Refused("no such folder of regimes", where=str(folder), todo="mend the settings")
        files |= _files_under(folder)
    kept = (cache or cache_folder()) / f"rulebook-{_fingerprint(files)}.bin"
    try:
        return from_bytes(kept.read_bytes())
    except (OSError, Refused):
        book = compile_rules(files)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        partial = kept.with_suffix(f".{os.getpid()}")
        partial.write_bytes(to_bytes(book))
        partial.replace(kept)
    except OSError:
        pass  # a cache that cannot be written costs time, not truth
    return book


def _files_under(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.yaml"))
        if path.is_file()
    }


def _fingerprint(files: Mapping[str, bytes]) -> str:
    from tearline import __version__

    hashed = hashlib.sha256(__version__.encode())
    for name in sorted(files):
        hashed.update(f"\0{name}\0{len(files[name])}\0".encode() + files[name])
    return hashed.hexdigest()[:32]
