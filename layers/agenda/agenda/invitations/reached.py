"""Whose calendar address is whose."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from pydantic import BaseModel, Field

from agenda.invitations.addresses import calendar_address
from agenda.invitations.taking import Came
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.received import Received


class CalendarAddress(BaseModel, frozen=True):
    """Where programs send what concerns somebody's calendar."""

    address: str = Field(examples=["calendar-6d3f3d048b515c919dbace981309c3c6@workspace.example.com"])


class Book(Protocol):
    def keep(self, workspace: WorkspaceId, person: PersonId) -> None: ...
    def whose(self, local: str) -> tuple[WorkspaceId, PersonId] | None: ...


@dataclass(frozen=True, slots=True)
class Addresses:
    book: Book
    domain: str = ""

    def of(self, caller: Caller) -> CalendarAddress:
        """The caller's, which is known from then on."""
        self.book.keep(caller.workspace, caller.person)
        return CalendarAddress(address=calendar_address(caller.workspace, caller.person, self.domain))

    def reached(self, mail: Received) -> Iterator[Came]:
        """Everybody to whose calendar a letter came; nobody's address gets nothing, and bounces say nothing."""
        for recipient in mail.recipients if mail.source else ():
            to = recipient.lower()
            whose = self.book.whose(to.partition("@")[0]) if to.startswith("calendar-") else None
            if whose is not None:
                workspace, person = whose
                yield Came(
                    workspace=workspace,
                    person=person,
                    key=mail.key,
                    envelope=mail.source,
                    to=to,
                    verdicts=dict(mail.verdicts),
                )
