"""A calendar as a file at a secret address: whoever knows a link to it finds it there, until the link is taken back."""

from dataclasses import dataclass
from typing import Annotated, NamedTuple, Protocol

from pydantic import Field

from agenda.calendars.model import Calendar
from agenda.files.exporting import Exporting
from agenda.files.model import File
from agenda.links.model import Lead, mark, no_such_link
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


@dataclass(frozen=True, slots=True)
class Feeds:
    store: FeedStore
    files: Exporting

    def show(self, name: str, known: str | None) -> File:
        """What is at an address, if it is not what they have already."""
        looked_for = mark(name.removesuffix(".ics"))
        lead = self.store.lead(looked_for)
        if lead is None:
            raise no_such_link()
        with within(lead.workspace):
            calendar, state = self.store.found(lead)
            link = calendar.link(lead.link_id) if calendar and not calendar.trashed else None
            if calendar is None or link is None or link.mark != looked_for:
                raise no_such_link()
            return self.files.whole(lead.workspace, calendar, link.role, state, known)
