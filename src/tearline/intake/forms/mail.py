"""E-mail (RFC 5322, MIME): its header, its text, and its attachments, each a message of its own."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message as MailMessage
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from tearline.intake.cable.subject import parse_subject
from tearline.intake.decode import decode
from tearline.intake.forms.extract import Extract, Part
from tearline.intake.forms.html import extract_html
from tearline.model.document import Diagnostic
from tearline.model.refusal import Refused

MAX_PARTS = 2000
MAX_NESTED = 100
_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_MAX_FIELD = 20_000
_MAX_ADDRESSES = 2000
_ENCRYPTED = frozenset(("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"))
_SIGNATURES = frozenset(("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"))
_BAD_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\\/]+")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail taken apart: its own text, and name and bytes of each attachment."""

    extract: Extract
    attachments: tuple[tuple[str, bytes], ...]


def extract_mail(raw: bytes, name: str) -> Extract:
    """The header and the text of a mail; each attachment is named in a diagnostic."""
    return open_mail(raw, name).extract


def open_mail(raw: bytes, name: str) -> Mail:
    """A mail with its attachments. Raises Refused for one that is encrypted, broken or nested beyond reading."""
    if raw.lower().count(b"boundary=") > MAX_NESTED:
        what = f"the mail has more than {MAX_NESTED} groups of parts, one may be nested in the other"
        raise Refused(what, where=name, todo="save its text")
    try:
        mail = email.message_from_bytes(raw)
        leaves = list(_leaves(mail, name))
    except (MessageError, RecursionError, ValueError, LookupError):
        raise Refused("the mail is broken or nested too deeply", where=name, todo="save its text") from None
    plain = [part for part in leaves if _is_text(part, "text/plain")]
    pages = [part for part in leaves if _is_text(part, "text/html")]
    own = [part for part in plain if _content(part).strip()] or pages
    others = [part for part in leaves if not _is_text(part, "text/plain", "text/html") and not _is_signature(part)]
    attached = [part for part in others if not _is_inside_text(part)]
    attachments = tuple((_name(part, number), _attached(part)) for number, part in enumerate(attached, start=1))
    bodies = [_body(part, name) for part in own]
    odd = [diagnostic for body in bodies for diagnostic in body.diagnostics]
    if own is not pages and any(_content(part).strip() for part in pages):
        odd.append(
            Diagnostic("other_version_left_out", "the mail holds its text as a page (HTML) too, which was not read")
        )
    if len(attached) < len(others):
        what = f"{len(others) - len(attached)} pictures were left out; what is written in them was not read"
        odd.append(Diagnostic("picture_left_out", what))
    odd += [
        Diagnostic("attachment_apart", f"the attachment {title} is a message of its own and was not read here")
        for title, _ in attachments
    ]
    envelope = _envelope(mail)
    parts = (Part("envelope", (envelope,)),) if envelope else ()
    doubt = next((body.doubt for body in bodies if body.doubt is not None), None)
    whole = (*parts, *(part for body in bodies for part in body.parts))
    return Mail(Extract("eml", whole, tuple(odd), _header(mail), doubt), attachments)


def _leaves(mail: MailMessage, name: str) -> Iterator[MailMessage]:
    """The parts of a mail that hold content, an enclosed mail as one; iterative."""
    waiting = [mail]
    count = 0
    while waiting:
        part = waiting.pop()
        count += 1
        if count > MAX_PARTS:
            raise Refused(f"the mail has more than {MAX_PARTS:,} parts", where=name, todo="save its text")
        kind = part.get_content_type()
        if kind in _ENCRYPTED and part.get_param("smime-type") != "signed-data":
            raise Refused("the mail is encrypted", where=name, todo="save it decrypted, or save its text")
        payload = part.get_payload()
        if part.is_multipart() and isinstance(payload, list) and kind != "message/rfc822":
            waiting.extend(one for one in reversed(payload) if isinstance(one, MailMessage))
        else:
            yield part


def _is_text(part: MailMessage, *kinds: str) -> bool:
    return (
        part.get_content_type() in kinds and part.get_content_disposition() != "attachment" and not part.get_filename()
    )


def _is_signature(part: MailMessage) -> bool:
    return part.get_content_type() in _SIGNATURES


def _is_inside_text(part: MailMessage) -> bool:
    """Whether a part is a picture that is shown within the text, such as a letterhead or a logo."""
    shown = part.get_content_disposition() == "inline" or part["Content-ID"] is not None
    return part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment" and shown


def _content(part: MailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _attached(part: MailMessage) -> bytes:
    """The bytes of an attachment; an enclosed mail as it would lie in a file."""
    payload = part.get_payload()
    if isinstance(payload, list):
        return b"\n".join(one.as_bytes() for one in payload if isinstance(one, MailMessage))
    return _content(part)


def _name(part: MailMessage, number: int) -> str:
    """What an attachment is called, fit for one line; its place in the mail where it has no name."""
    stated = part.get_filename()
    endings = {"message/rfc822": ".eml", "application/pdf": ".pdf", "text/html": ".html", "text/plain": ".txt"}
    fit = _BAD_NAME.sub("_", _plain(stated)).strip()[:120] if stated else ""
    return fit or f"attachment-{number}{endings.get(part.get_content_type(), '')}"


def _body(part: MailMessage, name: str) -> Extract:
    raw = _content(part)
    stated = part.get_content_charset()
    if part.get_content_type() == "text/html":
        return extract_html(raw, name, charset=stated) if raw.strip() else Extract("html", ())
    try:
        text = raw.decode(stated) if stated else decode(raw, name)[0]
    except (LookupError, ValueError):
        text = decode(raw, name)[0]
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    return Extract("eml", (Part("flow", (text,)),))


def _plain(value: object) -> str:
    """A header field as one line of text, encoded words (RFC 2047) decoded."""
    raw = " ".join(str(value)[:_MAX_FIELD].split())
    try:
        return " ".join(str(make_header(decode_header(raw))).split())
    except (MessageError, LookupError, ValueError):
        return raw


def _envelope(mail: MailMessage) -> str:
    lines = [f"{field}: {_plain(mail[field])}" for field in _SHOWN if mail[field]]
    return "\n".join(lines)


def _header(mail: MailMessage) -> dict[str, Any]:
    """The fields of a message that a mail's header states; ``dtg`` is its date in UTC."""
    subject, portion = parse_subject(_plain(mail["Subject"])) if mail["Subject"] else (None, None)
    sent = _sent(str(mail["Date"])) if mail["Date"] else None
    header: dict[str, Any] = {
        "from": _plain(mail["From"]) or None if mail["From"] else None,
        "to": _addressees(mail, "To"),
        "info": _addressees(mail, "Cc"),
        "dtg": sent.strftime("%Y-%m-%dT%H:%M:%SZ") if sent else None,
        "subject": subject,
    }
    return {**header, "subject_portion": portion} if portion else header


def _sent(date: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(date[:200])
        return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _addressees(mail: MailMessage, field: str) -> list[dict[str, Any]]:
    stated = [str(value)[:_MAX_FIELD] for value in mail.get_all(field, [])]
    named = [_plain(name) or address for name, address in getaddresses(stated)[:_MAX_ADDRESSES] if name or address]
    return [{"name": one, "precedence": None, "number": None} for one in named]
