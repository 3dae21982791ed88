"""Bytes to text, so that the text encoded again is the bytes; and the refusal of what is no message."""

from __future__ import annotations

import json
import re

from tearline.model.refusal import Refused

MAX_BYTES = 50_000_000

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Outlook file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "a scanned image"),
    (b"MM\x00*", "a scanned image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
)
_REMEDY = "save its text as a plain text file and read that"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MAIL = re.compile(
    r"^(?:MIME-Version|Return-Path|Message-ID|Received|Content-Type|DKIM-Signature|X-Mailer)\s?:", re.I | re.M
)
_HTML = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|div|p|table|span)\b", re.I)
_XML = re.compile(r"\s*<(?:\?xml|[A-Za-z][\w:.-]*[\s>/])")
_YAML_LINE = re.compile(r"\s{0,40}(?:- )?\{?[a-z_][a-z0-9_]{0,40}:(?:\s|$)")


def too_large(size: int, name: str) -> Refused:
    """The refusal of a file of ``size`` bytes."""
    return Refused(f"{size:,} bytes, at most {MAX_BYTES:,} are read", where=name, todo="split the file")


def decode(raw: bytes, name: str) -> tuple[str, str]:
    """The text of ``raw`` and the codec with which it encodes to ``raw`` again.

    UTF-8 with and without byte order mark, UTF-16 in both orders (its mark stays the first character),
    Windows-1252, and Latin-1 where that has no character for a byte. Raises Refused for an empty file,
    more than 50 MB, binary content, and formats that are read elsewhere or not at all.
    """
    if not raw:
        raise Refused("the file is empty", where=name, todo="ask for it again")
    if len(raw) > MAX_BYTES:
        raise too_large(len(raw), name)
    for signature, what in _SIGNATURES:
        if raw.startswith(signature):
            raise Refused(f"this is {what}, not text", where=name, todo=_REMEDY)
    text, encoding = _decoded(raw, name)
    if _is_binary(text):
        raise Refused("this is binary, not text", where=name, todo="give a message as plain text")
    return text, encoding


def refuse_other_formats(text: str, name: str) -> None:
    """Raises Refused where ``text`` is text and no message: HTML, XML, e-mail, JSON, a table, YAML, blanks."""
    if not any(char.isalpha() for char in text):
        raise Refused("the file holds no words", where=name, todo="give a cable, a non-paper or a letter")
    head = text[:20_000]
    start = head.lstrip("\ufeff \t\r\n")
    if _HTML.match(start):
        raise Refused("this is HTML, not a message", where=name, todo=_REMEDY)
    if _XML.match(start):
        raise Refused("this is XML, not a message", where=name, todo=_REMEDY)
    if _MAIL.search(head[:4000]):
        raise Refused("this looks like an e-mail with its headers", where=name, todo=_REMEDY)
    if start[:1] in "{[" and _is_json(text):
        raise Refused("this is JSON, not a message", where=name, todo="give a cable, a non-paper or a letter")
    lines = [line for line in head.splitlines()[:200] if line.strip()]
    if len(lines) > 2 and _is_table(lines):
        raise Refused(
            "this looks like a table (CSV), not a message", where=name, todo="give a cable, a non-paper or a letter"
        )
    if len(lines) > 3 and sum(bool(_YAML_LINE.match(line)) for line in lines) > 0.8 * len(lines):
        raise Refused("this looks like YAML, not a message", where=name, todo="give a cable, a non-paper or a letter")


def _decoded(raw: bytes, name: str) -> tuple[str, str]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        codec = "utf-16-le" if raw.startswith(b"\xff\xfe") else "utf-16-be"
        return _utf_16(raw, codec, name), codec
    sample = raw[:4000]
    if len(sample) > 7 and len(sample) % 2 == 0:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if max(even, odd) > 0.4 * len(sample) / 2 and min(even, odd) < 0.05 * len(sample):
            codec = "utf-16-le" if odd > even else "utf-16-be"
            return _utf_16(raw, codec, name), codec
    for codec in ("utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8", "cp1252"):
        try:
            return raw.decode(codec), codec
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1"), "latin-1"


def _utf_16(raw: bytes, codec: str, name: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        raise Refused(f"not UTF-16 at byte {error.start}", where=name, todo="save the file as UTF-8") from None


def _is_binary(text: str) -> bool:
    """Whether more than one character in twenty at the beginning is a control character."""
    sample = text[:20_000]
    return len(_CONTROL.findall(sample)) * 20 > len(sample)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return bool(re.match(r'[\[{]\s*(?:"[^"\n]{0,80}"\s*[:,\]]|[\[{])', text.lstrip("\ufeff \t\r\n")[:400]))
    return True


def _is_table(lines: list[str]) -> bool:
    for separator in (",", ";", "\t", "|"):
        counts = [line.count(separator) for line in lines]
        if counts[0] >= 2 and sum(count == counts[0] for count in counts) > 0.9 * len(counts):
            return not any(len(line) > 60 and ". " in line for line in lines[:20])
    return False
