"""A calendar as a file at a secret address: whoever knows a link to it finds it there, until the link is taken back."""

from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Annotated, NamedTuple, Protocol

from pydantic import Field

from agenda.calendars.model import Calendar
from agenda.files.exporting import Exporting, tag_of
from agenda.files.model import Elsewhere, File, FileTooLarge, has
from agenda.files.quiet import unalarmed
from agenda.links.model import Lead, mark, no_such_link
from agenda.sharing import Role
from kernel.callers import within

Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{43}\.ics$", examples=[f"{'x' * 43}.ics"])]
"""The last part of an address: the token of a link."""


class Found(NamedTuple):
    """What is there."""

    calendar: Calendar | None
    state: str
    """Of what is in it."""


class FeedStore(Protocol):
    """Where links lead."""

    def lead(self, token_mark: str) -> Lead | None: ...
    def found(self, lead: Lead) -> Found:
        """The calendar, and how far its events have come, in one round trip."""


class Made(NamedTuple):
    """A file that lies beside."""

    state: str
    """The tag of what it is made of."""
    tag: str
    """Its own, which those who are led to it see."""


class Shelf(Protocol):
    """Where files lie that are too large to be answered with."""

    def made(self, lead: Lead) -> Made | None: ...
    def keep(self, lead: Lead, state: str, file: IO[bytes]) -> Made: ...
    def link(self, lead: Lead, name: str, *, head: bool = False) -> str: ...


@dataclass(frozen=True, slots=True)
class Feeds:
    store: FeedStore
    files: Exporting
    shelf: Shelf

    def show(self, name: str, known: str | None, *, head: bool = False) -> File | Elsewhere:
        """What is at an address, if it is not what they have already; ``head``: they ask for what is said of it."""
        looked_for = mark(name.removesuffix(".ics"))
        lead = self.store.lead(looked_for)
        if lead is None:
            raise no_such_link()
        with within(lead.workspace):
            calendar, state = self.store.found(lead)
            link = calendar.link(lead.link_id) if calendar and not calendar.trashed else None
            if calendar is None or link is None or link.mark != looked_for:
                raise no_such_link()
            found = self._shown(lead, calendar, link.role, state, known)
            return found or Elsewhere(self.shelf.link(lead, calendar.name, head=head))

    def _shown(self, lead: Lead, calendar: Calendar, role: Role, state: str, known: str | None) -> File | None:
        """It; ``None`` if it lies beside: whoever was led there once has the tag of what lies there."""
        tag = tag_of(calendar, role, state)
        made = self.shelf.made(lead) if known and not has(tag, known) else None
        if made is None or made.state != tag:
            try:
                return self.files.whole(lead.workspace, calendar, role, state, known, told=unalarmed)
            except FileTooLarge:
                made = self._made(lead, calendar, role, tag)
        return File(calendar.name, made.tag, None) if has(made.tag, known) else None

    def _made(self, lead: Lead, calendar: Calendar, role: Role, tag: str) -> Made:
        made = self.shelf.made(lead)
        if made is not None and made.state == tag:
            return made
        with TemporaryFile() as file:
            self.files.spooled(lead.workspace, calendar, role, file, unalarmed)
            file.seek(0)
            return self.shelf.keep(lead, tag, file)
