"""Every name of one list, in one buffer that can be mapped from a file: built once, read in place.

A name becomes *features*: character trigrams of its words, each word, each word's consonants, and the
whole name without spaces. A posting list says which names have a feature. A query takes its rarest
features and keeps the names that share several of them; what they have in common with the query is
for scoring to say. All features share one table of offsets, so that nothing has to be loaded first.

Layout: magic, length of the header, header (JSON: counts, and for each array its type and place),
then the arrays, each at a multiple of 64 bytes. Same parties, same bytes.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Sequence
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from tearline.model.party import ListedParty
from tearline.model.refusal import CannotJudge
from tearline.screening.entry import Entry, decode_entry, encode_entry
from tearline.screening.name import Name, Token, analyse, clean, pack, unpack
from tearline.screening.score import Weights
from tearline.screening.sound import skeleton

MAGIC = b"TEARLIDX"
FORMAT = 1
"""Goes up with every change of the layout or of the analysis, so that an old file is built anew."""

_LETTERS = 38
_TRIGRAMS = _LETTERS**3
_BUCKETS = 1 << 18
_FEATURES = _TRIGRAMS + _BUCKETS
_MOST_POSTINGS = 6000
_TO_LETTER = np.zeros(256, dtype=np.uint8)
for _at, _character in enumerate(b" abcdefghijklmnopqrstuvwxyz0123456789", start=0):
    _TO_LETTER[_character] = _at
_LETTER_OF = bytes(_TO_LETTER)
_IDENTIFIER = re.compile(r"[^A-Z0-9]+")

Ints = npt.NDArray[np.int32]


class Index:
    """The names of one list, in a buffer. Reading is free of copies; names met again are kept unpacked."""

    def __init__(self, buffer: Any) -> None:
        """Raises CannotJudge where ``buffer`` is not an index of this format."""
        try:
            header_size = int.from_bytes(buffer[len(MAGIC) : len(MAGIC) + 8], "little")
            if bytes(buffer[: len(MAGIC)]) != MAGIC:
                raise ValueError("magic")
            start = len(MAGIC) + 8
            header = json.loads(bytes(buffer[start : start + header_size]))
            if header["format"] != FORMAT:
                raise ValueError("format")
            self._arrays: dict[str, Any] = {
                name: np.frombuffer(buffer, dtype=kind, count=count, offset=place)
                for name, kind, count, place in header["arrays"]
            }
        except (ValueError, KeyError, TypeError) as error:
            raise CannotJudge(f"not an index of format {FORMAT} ({error})", where="index") from None
        self.names: int = header["names"]
        self.entries: int = header["entries"]
        self._offsets: Ints = self._arrays["feature_offsets"]
        self._postings: Ints = self._arrays["postings"]
        self._lines = memoryview(self._arrays["lines"])
        self._line_offsets = self._arrays["line_offsets"]
        self._blobs = memoryview(self._arrays["blobs"])
        self._blob_offsets = self._arrays["blob_offsets"]
        self._use_offsets = self._arrays["use_offsets"]
        self._uses = self._arrays["uses"]
        self._kept: dict[int, Name] = {}
        self._frequencies: dict[str, int] = {}
        self._entries: dict[int, Entry] = {}
        self.weights = Weights(self.frequency)

    def name(self, number: int) -> Name:
        """The analysed name of that number."""
        found = self._kept.get(number)
        if found is None:
            start, end = self._line_offsets[number], self._line_offsets[number + 1]
            found = self._kept[number] = unpack(str(self._lines[start:end], "ascii"))
        return found

    def uses(self, number: int) -> list[tuple[int, int]]:
        """Which entries bear the name: (entry, alias), where alias -1 is the entry's primary name."""
        start, end = self._use_offsets[number], self._use_offsets[number + 1]
        return [(int(entry), int(alias)) for entry, alias in self._uses[2 * start : 2 * end].reshape(-1, 2)]

    def entry(self, number: int) -> Entry:
        """The listed party of that number, with what scoring compares of it."""
        found = self._entries.get(number)
        if found is None:
            start, end = self._blob_offsets[number], self._blob_offsets[number + 1]
            found = self._entries[number] = decode_entry(bytes(self._blobs[start:end]))
        return found

    def parties(self) -> Iterable[ListedParty]:
        """Every listed party, in the publisher's order."""
        for number in range(self.entries):
            yield decode_entry(bytes(self._blobs[self._blob_offsets[number] : self._blob_offsets[number + 1]])).party

    def frequency(self, word: str) -> int:
        """In about how many names ``word`` stands (an upper bound: words may share a bucket)."""
        found = self._frequencies.get(word)
        if found is None:
            at = _bucket("w", word)
            found = self._frequencies[word] = int(self._offsets[at + 1] - self._offsets[at])
        return found

    def with_identifier(self, number: str) -> list[int]:
        """The entries that carry this identifier, whatever its kind; spelling aside."""
        bare = bare_identifier(number)
        wanted = int.from_bytes(crc32(bare.encode()).to_bytes(4, "little"), "little")
        hashes, owners = self._arrays["identifier_hashes"], self._arrays["identifier_entries"]
        start = int(np.searchsorted(hashes, wanted, "left"))
        end = int(np.searchsorted(hashes, wanted, "right"))
        found = sorted({int(owner) for owner in owners[start:end]})
        return [
            one for one in found if any(bare_identifier(v) == bare for v in self.entry(one).party.identifiers.values())
        ]

    def candidates(self, name: Name, most: int = 48) -> list[int]:
        """Numbers of at most ``most`` names that may be near ``name``, best first, equal ones by number."""
        codes = features(name)
        if not codes:
            return []
        wanted = np.array(codes, dtype=np.int64)
        starts = self._offsets[wanted]
        sizes = self._offsets[wanted + 1] - starts
        order = np.argsort(sizes, kind="stable")
        slices, total, used = [], 0, 0
        for at in order.tolist():
            size = int(sizes[at])
            if size == 0:
                continue
            if used >= 4 and total + size > _MOST_POSTINGS:
                break
            start = int(starts[at])
            slices.append(self._postings[start : start + size])
            total += size
            used += 1
        if not slices:
            return []
        hits = np.sort(np.concatenate(slices))
        floor = 1 if used < 4 else 2 if used < 9 else 3
        shared = hits[floor - 1 :][hits[floor - 1 :] == hits[: hits.size - floor + 1]]
        if not shared.size:
            return []
        fresh = np.empty(shared.size, dtype=bool)
        fresh[0] = True
        np.not_equal(shared[1:], shared[:-1], out=fresh[1:])
        numbers = shared[fresh]
        counts = np.searchsorted(hits, numbers, "right") - np.searchsorted(hits, numbers, "left")
        # A short name that shares nearly all of itself is nearer than a long one that shares as much.
        lengths = self._arrays["feature_counts"][numbers]
        nearness = counts / np.sqrt(lengths + 4.0)
        best = np.lexsort((numbers, -nearness))[:most]
        least = nearness[best[0]] * 0.3
        return [int(numbers[at]) for at in best if nearness[at] >= least]


def features(name: Name) -> list[int]:
    """The codes of the features of ``name``, each once, sorted."""
    tokens = [token for token in name.tokens if token.role not in "stw"] or list(name.tokens)
    if not tokens:
        return []
    codes: set[int] = set()
    letters = f" {' '.join(token.text for token in tokens)} ".encode().translate(_LETTER_OF)
    first, second = letters[0], letters[1]
    for third in letters[2:]:
        if second:
            codes.add((first * _LETTERS + second) * _LETTERS + third)
        first, second = second, third
    for token in tokens:
        codes.update(_word_features(token))
    codes.add(_bucket("j", "".join(token.written for token in tokens)))
    return sorted(codes)


def _word_features(token: Token) -> tuple[int, ...]:
    found = _WORDS.get(token)
    if found is None:
        word = _bucket("w", token.text)
        bones = skeleton(token.text) if token.role in "dc" else ""
        found = (word, _bucket("k", bones)) if len(bones) > 2 else (word,)
        if len(_WORDS) < 200_000:
            _WORDS[token] = found
    return found


_WORDS: dict[Token, tuple[int, ...]] = {}
"""Features of words met before: a pure function's memory, bounded."""


def _bucket(sort: str, text: str) -> int:
    return _TRIGRAMS + crc32(f"{sort}{text}".encode()) % _BUCKETS


def bare_identifier(number: str) -> str:
    """Letters and digits of an identifier, upper case."""
    return _IDENTIFIER.sub("", number.upper())


def build(parties: Sequence[ListedParty]) -> bytes:
    """The buffer of an index over ``parties``: names, aliases and identifiers; the same bytes every time."""
    uses: dict[str, list[tuple[int, int]]] = {}
    codes_of: dict[str, list[int]] = {}
    blobs: list[bytes] = []
    identifiers: list[tuple[int, int]] = []
    for number, party in enumerate(parties):
        numbers = dict(party.identifiers)
        for alias, text in enumerate((party.name, *(one.name for one in party.aliases)), start=-1):
            variants, found = clean(text, party.kind)
            numbers |= found
            for variant in variants:
                name = analyse(variant, party.kind)
                if not name.tokens and not name.forms:
                    continue
                line = pack(name)
                if line not in codes_of:
                    codes_of[line] = features(name)
                borne = uses.setdefault(line, [])
                if (number, alias) not in borne:
                    borne.append((number, alias))
        blobs.append(encode_entry(party))
        identifiers += [
            (crc32(bare.encode()), number) for value in numbers.values() if len(bare := bare_identifier(value)) > 4
        ]
    lines = sorted(uses)
    per_name = [codes_of[line] for line in lines]
    counts = np.fromiter((len(codes) for codes in per_name), dtype=np.int32, count=len(lines))
    codes = np.fromiter((code for codes in per_name for code in codes), dtype=np.int64, count=int(counts.sum()))
    owners = np.repeat(np.arange(len(lines), dtype=np.int32), counts)
    order = np.argsort(codes, kind="stable")
    offsets = np.zeros(_FEATURES + 1, dtype=np.int32)
    np.cumsum(np.bincount(codes, minlength=_FEATURES), out=offsets[1:])
    identifiers.sort()
    arrays: dict[str, npt.NDArray[Any]] = {
        "feature_offsets": offsets,
        "postings": owners[order].astype(np.int32),
        "feature_counts": counts,
        "line_offsets": _ends([len(line) for line in lines]),
        "lines": np.frombuffer("".join(lines).encode("ascii"), dtype=np.uint8),
        "use_offsets": _ends([len(uses[line]) for line in lines]),
        "uses": np.array([pair for line in lines for pair in uses[line]], dtype=np.int32).reshape(-1),
        "blob_offsets": _ends([len(blob) for blob in blobs]),
        "blobs": np.frombuffer(b"".join(blobs), dtype=np.uint8),
        "identifier_hashes": np.array([one for one, _ in identifiers], dtype=np.int64),
        "identifier_entries": np.array([one for _, one in identifiers], dtype=np.int32),
    }
    return _write({"format": FORMAT, "names": len(lines), "entries": len(parties)}, arrays)


def _ends(lengths: list[int]) -> npt.NDArray[np.int64]:
    ends = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(np.array(lengths, dtype=np.int64), out=ends[1:])
    return ends


def _write(header: dict[str, Any], arrays: dict[str, npt.NDArray[Any]]) -> bytes:
    """Header and arrays in one buffer; places are relative to its start, so the header is sized first."""
    room = 2048
    place = room
    described: list[tuple[str, str, int, int]] = []
    for name, array in arrays.items():
        described.append((name, array.dtype.str, int(array.size), place))
        place = math.ceil((place + array.nbytes) / 64) * 64
    head = json.dumps({**header, "arrays": described}, sort_keys=True).encode()
    if len(head) + len(MAGIC) + 8 > room:
        raise ValueError("the header outgrew its room")  # unreachable with this set of arrays
    out = bytearray(place)
    out[: len(MAGIC)] = MAGIC
    out[len(MAGIC) : len(MAGIC) + 8] = len(head).to_bytes(8, "little")
    out[len(MAGIC) + 8 : len(MAGIC) + 8 + len(head)] = head
    for (_, _, _, start), array in zip(described, arrays.values(), strict=True):
        out[start : start + array.nbytes] = array.tobytes()
    return bytes(out)
