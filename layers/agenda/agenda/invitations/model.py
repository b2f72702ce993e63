"""Messages about events between the one who invites and those who are invited (RFC 5546). Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from agenda.invitations.parties import Json

Method = Literal["PUBLISH", "REQUEST", "REPLY", "ADD", "CANCEL", "REFRESH", "COUNTER", "DECLINECOUNTER"]
Status = Literal["accepted", "declined", "tentative", "delegated"]

RESENT = "resent"
"""How ``Message.again`` begins where somebody chose to send an invitation once more."""

ORIGIN = "invitations"
"""What writes events that others invited to, and what they answer: nobody is told of that as of a change."""

FROM_ORGANIZER = ("PUBLISH", "REQUEST", "ADD", "CANCEL", "DECLINECOUNTER")


@dataclass(frozen=True, slots=True)
class Message:
    """What is said about one event; each entry is the event, or one occurrence of it."""

    method: Method
    uid: str
    sender: str
    """The address of whom it speaks for."""
    to: str
    entries: tuple[Json, ...]
    stamp: datetime
    sequence: int = 0
    comment: str = ""
    product: str = ""
    """The program that wrote it."""
    again: str = ""
    """Why it is said once more, though nothing changed: what says the same to the same reader is sent once."""
    before: Json | None = None
    """What the reader knew of it, so that a letter can say what is otherwise."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody would like to become of an event, and a person decides."""

    kind: Literal["counter", "crasher", "unverified", "published", "forwarded", "unasked"]
    uid: str
    sender: str
    message: Message
    recurrence_id: str | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message: the event as it is to be kept, what is to be sent, what a person is to be shown."""

    why: str
    event: dict[str, Any] | None = None
    """``None``: nothing changes."""
    messages: tuple[Message, ...] = ()
    proposal: Proposal | None = None
