"""Whose calendar address is whose."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from pydantic import BaseModel, Field

from agenda.invitations.addresses import calendar_address, is_calendars
from agenda.invitations.taking import Came
from agenda.rooms.addresses import room_at
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.received import Received


class CalendarAddress(BaseModel, frozen=True):
    """Where programs send what concerns somebody's calendar."""

    address: str = Field(examples=["calendar-6d3f3d048b515c919dbace981309c3c6@workspace.example.com"])


class Book(Protocol):
    def keep(self, workspace: WorkspaceId, person: PersonId) -> None: ...
    def whose(self, local: str) -> tuple[WorkspaceId, PersonId] | None: ...


class Doorplates(Protocol):
    def in_which(self, room_id: str) -> WorkspaceId | None:
        """The workspace whose room it is."""


@dataclass(frozen=True, slots=True)
class Addresses:
    book: Book
    doorplates: Doorplates
    domain: str = ""

    def of(self, caller: Caller) -> CalendarAddress:
        """The caller's, which is known from then on."""
        self.book.keep(caller.workspace, caller.person)
        return CalendarAddress(address=calendar_address(caller.workspace, caller.person, self.domain))

    def reached(self, mail: Received) -> Iterator[Came]:
        """All to whose calendars a letter came; nobody's address gets nothing, and bounces say nothing."""
        for recipient in mail.recipients if mail.source else ():
            to = recipient.lower()
            whose = self._whose(to)
            if whose is not None:
                workspace, person, room = whose
                yield Came(
                    workspace=workspace,
                    person=person,
                    room=room,
                    key=mail.key,
                    envelope=mail.source,
                    to=to,
                    verdicts=dict(mail.verdicts),
                )

    def _whose(self, to: str) -> tuple[WorkspaceId, PersonId, str] | None:
        """The workspace, and the person there, or the room."""
        room = room_at(to, self.domain)
        if room is not None:
            workspace = self.doorplates.in_which(room)
            return (workspace, PersonId(""), room) if workspace else None
        whose = self.book.whose(to.partition("@")[0]) if is_calendars(to) else None
        return (*whose, "") if whose else None
