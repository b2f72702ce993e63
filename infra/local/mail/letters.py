"""Mail, read: what the page of sent mail shows, and what tests look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from infra.local.mail import headers


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail, taken apart."""

    subject: str
    sender: str  # the From field
    to: tuple[str, ...]
    cc: tuple[str, ...]
    reply_to: tuple[str, ...]
    date: str
    text: str
    html: str
    attachments: tuple[Attachment, ...]
    headers: tuple[tuple[str, str], ...]
    raw: bytes


def read(raw: bytes) -> Letter:
    """A mail taken apart, however broken it is."""
    every = tuple((name, headers.text(value)) for name, value in headers.fields(headers.split(raw)[0]))
    first = {name.lower(): value for name, value in reversed(list(headers.fields(headers.split(raw)[0])))}

    def listed(name: str) -> tuple[str, ...]:
        return tuple(headers.addresses(first.get(name, "")))

    plain, rich, attachments = "", "", []
    for part in _parts(message_from_bytes(raw, _class=EmailMessage, policy=policy.default)):
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or not kind.startswith("text/"):
            attachments.append(Attachment(_file_name(part), kind, _content(part)))
        elif kind == "text/html":
            rich = rich or _text(part)
        else:
            plain = plain or _text(part)
    return Letter(
        subject=headers.text(first.get("subject", "")),
        sender=", ".join(listed("from")),
        to=listed("to"),
        cc=listed("cc"),
        reply_to=listed("reply-to"),
        date=first.get("date", ""),
        text=plain,
        html=rich,
        attachments=tuple(attachments),
        headers=every,
        raw=raw,
    )


def _parts(message: MIMEPart) -> Iterator[MIMEPart]:
    for part in message.walk():
        if isinstance(part, MIMEPart) and not part.is_multipart():
            yield part


def _file_name(part: MIMEPart) -> str:
    try:
        return headers.text(part.get_filename() or "")
    except (ValueError, LookupError, AttributeError):  # a broken parameter
        return ""


def _content(part: MIMEPart) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(part: MIMEPart) -> str:
    try:
        return _content(part).decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:  # a character set that nobody knows
        return _content(part).decode("utf-8", "replace")
