"""Mail that was sent, taken apart for reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property
from typing import Any, Protocol


class SentMail(Protocol):
    """What the stores keep of a message that SES sent."""

    @property
    def id(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def destinations(self) -> Sequence[str]: ...
    @property
    def raw(self) -> bytes: ...


class Sent(Protocol):
    """Whoever keeps sent mail, newest last."""

    def sent(self) -> Sequence[SentMail]: ...


def letters(stores: Sent) -> list["Letter"]:
    """All of it, newest last."""
    return [Letter(mail) for mail in stores.sent()]


@dataclass(frozen=True, slots=True)
class Part:
    """Something attached or embedded."""

    number: int
    name: str
    media: str
    content: bytes
    cid: str


class Letter:
    """One message. Whatever nonsense it is made of, reading it never fails."""

    def __init__(self, mail: SentMail) -> None:
        self.id = mail.id
        self.raw = mail.raw if isinstance(mail.raw, bytes) else str(mail.raw).encode()
        self.source = mail.source
        self.destinations = [str(address) for address in mail.destinations]
        self.at = _moment(mail)

    @cached_property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=policy.default)

    @cached_property
    def headers(self) -> list[tuple[str, str]]:
        try:
            return [(name, str(value)) for name, value in self.message.items()]
        except (ValueError, LookupError, IndexError, AttributeError, TypeError):  # the parser of headers gives up
            compat = message_from_bytes(self.raw, policy=policy.compat32)
            return [(name, str(value)) for name, value in compat.items()]

    def header(self, name: str) -> str:
        return next((value for known, value in self.headers if known.lower() == name.lower()), "")

    @property
    def subject(self) -> str:
        return self.header("Subject") or "(no subject)"

    @property
    def text(self) -> str | None:
        return self._body("plain")

    @property
    def html(self) -> str | None:
        return self._body("html")

    def _body(self, kind: str) -> str | None:
        for part in self.message.walk():
            if part.get_content_type() == f"text/{kind}" and part.get_content_disposition() != "attachment":
                return _decoded(part)
        return None

    @cached_property
    def parts(self) -> list[Part]:
        """Attachments and embedded pictures."""
        found = []
        for number, part in enumerate(self.message.walk()):
            attached = part.get_content_disposition() == "attachment" or part.get_filename()
            if part.is_multipart() or not (attached or not part.get_content_type().startswith("text/")):
                continue
            payload = part.get_payload(decode=True)
            cid = str(part.get("Content-ID") or "").strip().strip("<>")
            name = part.get_filename() or f"part-{number}"
            found.append(
                Part(number, name, part.get_content_type(), payload if isinstance(payload, bytes) else b"", cid)
            )
        return found

    def facts(self) -> dict[str, Any]:
        """The message in short, for programs."""
        return {
            "id": self.id,
            "at": self.at.isoformat() if self.at else None,
            "from": self.header("From") or self.source,
            "to": self.destinations,
            "subject": self.subject,
            "attachments": [
                {"number": p.number, "name": p.name, "type": p.media, "size": len(p.content)} for p in self.parts
            ],
        }

    def whole(self) -> dict[str, Any]:
        return {**self.facts(), "headers": self.headers, "text": self.text, "html": self.html}


def _decoded(part: Any) -> str:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    try:
        return raw.decode(part.get_content_charset() or "utf-8", errors="replace")
    except LookupError:
        return raw.decode("latin-1")


def _moment(mail: Any) -> datetime | None:
    """When it was sent."""
    at = getattr(mail, "at", None)
    if isinstance(at, datetime):
        return at.astimezone(UTC)
    return datetime.fromtimestamp(at, UTC) if isinstance(at, int | float) else None
