"""What a letter is, who reads it and in whose name it comes. Pure: no clock, no chance, no AWS."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from kernel.errors import Invalid, Unavailable

Severity = Literal["notice", "warning", "critical"]
"""How much an alert matters."""


class NotSent(Unavailable):
    """The mail did not go out; the same letter may well go out in a moment."""


class Unreachable(Invalid):
    """Nothing can be mailed to an address like this."""


class NotALink(ValueError):
    """Whoever composes a letter gave something else than a whole https URL: a bug, never a refusal."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a letter is for, and how they read."""

    address: str
    name: str = ""
    locale: str = "en"
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Brand:
    """In whose name a letter comes, and how that looks: a workspace, or the house where there is none yet."""

    name: str
    sender: str = ""
    """Who it is from, if that is not the name."""
    logo: str = ""
    """A link (``links``) to an image that is at least 64 pixels high; the name stands in for one that is missing."""
    logo_dark: str = ""
    """The same for dark backgrounds; without it the logo keeps a light one of its own."""
    accent: str = ""
    """The colour of what is to be pressed: ``#a4452c``."""
    domain: str = ""
    """The workspace's own domain to write from: only one that SES has verified."""
    replies: str = ""
    """Where answers go; empty if nobody reads them."""


@dataclass(frozen=True, slots=True)
class Invite:
    """A calendar object that goes along as a third way to read the letter: programs act on it (iMIP, RFC 6047)."""

    method: str
    """As the object says it: ``REQUEST``, ``REPLY``, ``CANCEL``…"""
    content: str = field(repr=False)
    """The whole object, ``BEGIN:VCALENDAR`` to ``END:VCALENDAR``."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes along."""

    name: str
    content: bytes = field(repr=False)
    type: str = "application/octet-stream"
    """Its media type, parameters and all."""


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail, ready to go. Only its kind may be seen in a log: the rest is between us and who reads it.

    What comes behind ``headers`` is added to a composed one, by ``dataclasses.replace``.
    """

    kind: str
    to: Reader = field(repr=False)
    brand: Brand = field(repr=False)
    subject: str = field(repr=False)
    html: str = field(repr=False)
    text: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    invite: Invite | None = field(default=None, repr=False)
    enclosed: tuple[Enclosed, ...] = field(default=(), repr=False)
    message_id: str = field(default="", repr=False)
    """What it is called, without a domain: one that is sent again has the name that it had. Else chance names it."""
    references: tuple[str, ...] = field(default=(), repr=False)
    """The letters that it follows, eldest first: names as ``message_id`` is one, or whole ones, with a domain."""


class Post(Protocol):
    """Whatever takes letters along."""

    def send(self, letter: Letter) -> None:
        """Send it; ``NotSent`` if it did not go out, ``Unreachable`` if it never can."""
