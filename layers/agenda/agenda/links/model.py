"""Addresses that show a calendar to whoever knows them. Pure."""

from datetime import datetime
from hashlib import sha256
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Conflict, NotFound

MOST = 20

Token = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$"),
    Field(examples=["hUq3ZfWmQ8vY0rT5kJ2nB7xLpC9sDg4aEi6oMw1yN_0"]),
]
LinkRole = Literal["free-busy", "read"]
Label = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]


class NoSuchLink(NotFound):
    """There is no such link, or not any more."""


class TooManyLinks(Conflict):
    """There are as many links to it as there can be."""


class LinkDraft(BaseModel):
    """An address that is wanted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: LinkRole = Field(description="What whoever has it sees: when one is busy, or what there is.")
    name: Label = Field(default="", description="For whom it is meant: only to tell it from others.")


class Link(BaseModel, frozen=True):
    """An address that shows a calendar; its token is kept nowhere."""

    link_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    role: LinkRole = Field(examples=["read"])
    name: str = Field(examples=["for the club"])
    created: datetime
    created_by: PersonId = Field(examples=["ada"])
    mark: str = Field(exclude=True, repr=False)
    """The hash of its token."""


class NewLink(Link, frozen=True):
    """One that was just made: its token is shown this once."""

    token: str = Field(examples=["x" * 43])
    mark: str = Field(default="", exclude=True, repr=False)


class Lead(NamedTuple):
    """Where a token leads."""

    workspace: WorkspaceId
    calendar_id: str
    link_id: str


class SharedCalendar(BaseModel, frozen=True):
    """A calendar as a link shows it."""

    name: str = Field(examples=["Football"])
    description: str = Field(description="Empty where one sees only when somebody is busy.", examples=[""])
    color: str = Field(examples=["#0b8043"])
    zone: str = Field(examples=["Europe/Berlin"])
    role: LinkRole


def mark(token: str) -> str:
    """What is kept of a token: who reads it cannot ask with it."""
    return sha256(token.encode()).hexdigest()


def no_such_link() -> NoSuchLink:
    """The one answer for what never was one, and what is none any more."""
    return NoSuchLink("this address shows nothing, or not any more; ask for a new one")


class Addresses(BaseModel, frozen=True):
    """The addresses that show a calendar."""

    items: tuple[Link, ...]
