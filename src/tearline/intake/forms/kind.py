"""Which form a file has, by its first bytes; a name or an extension is nobody's word."""

from __future__ import annotations

import re

from tearline.intake.forms.extract import Extract, Extractor, HoldsNoText
from tearline.model.refusal import Refused

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"\x00\x00\x00\x0cjP  \r\n\x87\n")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_PACKED = (
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "a compressed file (7z)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ\x00", "a compressed file (xz)"),
)
_HTML = re.compile(
    rb"\s{0,1000}(?:<\?xml[^>]{0,200}>\s{0,100})?(?:<!--.{0,2000}?-->\s{0,100}){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|div|p|table|span|meta)\b",
    re.I | re.S,
)
_FIELD = re.compile(rb"[!-9;-~]{1,80}[ \t]{0,3}:|[ \t]{1,20}\S|>?From ")
_MAIL_ONLY = re.compile(
    rb"^(?:MIME-Version|Return-Path|Message-ID|Received|Content-Type|DKIM-Signature|X-Mailer|Delivered-To)[ \t]{0,3}:",
    re.I | re.M,
)
_HEAD = 16_000


def form_of(raw: bytes) -> str | None:
    """``docx`` (any ZIP container), ``pdf``, ``html``, ``eml``, ``mbox``, ``picture``; None for text and the rest."""
    head = raw[:_HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(_PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "picture"
    narrow = _narrow(head)
    if _HTML.match(narrow):
        return "html"
    if _is_mail(narrow):
        return "mbox" if narrow.startswith(b"From ") else "eml"
    return None


def refuse_other_containers(raw: bytes, name: str) -> None:
    """Raises Refused for containers of other programs, each called by its name; a protected Word document is one."""
    if raw.startswith(_OLD_OFFICE):
        if _ENCRYPTED_OFFICE in raw:
            todo = "open it with its password and save it without one"
            raise Refused("the document is encrypted", where=name, todo=todo)
        raise Refused("this is an old Word or Outlook file", where=name, todo="save it as .docx, or save its text")
    for signature, what in _PACKED:
        if raw.startswith(signature):
            raise Refused(f"this is {what}", where=name, todo="unpack it and read the files")
    if raw.startswith(b"{\\rtf"):
        raise Refused("this is a rich text file", where=name, todo="save it as .docx, or save its text")


def extractor(form: str) -> Extractor:
    """What reads a file of ``form``; the libraries that it needs are imported with it."""
    if form == "docx":
        from tearline.intake.forms.word import extract_word

        return extract_word
    if form == "pdf":
        import pypdf  # noqa: F401 - so that it is there before the file is read apart, once for many

        from tearline.intake.forms.pdf import extract_pdf

        return extract_pdf
    if form == "html":
        from tearline.intake.forms.html import extract_html

        return extract_html
    if form == "eml":
        from tearline.intake.forms.mail import extract_mail

        return extract_mail
    return _refuse_mailbox if form == "mbox" else _refuse_picture


def _refuse_mailbox(raw: bytes, name: str) -> Extract:
    raise Refused("this is a mailbox of several messages", where=name, todo="read it with tearline read")


def _refuse_picture(raw: bytes, name: str) -> Extract:
    raise HoldsNoText("this is a picture and holds no text", where=name, todo=NO_TEXT_TODO)


NO_TEXT_TODO = "type its text, or let tesseract suggest it: tearline read --ocr"


def _narrow(head: bytes) -> bytes:
    """``head`` without the byte order mark and the zeros of UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _is_mail(head: bytes) -> bool:
    """Whether every line before the first blank one is a header field, and one is a field that only mail has."""
    block = re.split(rb"\r?\n[ \t]*\r?\n|\r\r", head.lstrip(b"\r\n"), maxsplit=1)[0]
    lines = re.split(rb"\r\n|\n|\r", block)
    if len(block) == len(head):
        lines.pop()
    return len(lines) > 0 and all(_FIELD.match(line) for line in lines) and _MAIL_ONLY.search(block) is not None
