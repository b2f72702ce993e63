"""Making addresses that show a calendar, taking them back, and showing what is behind one."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from agenda.access.service import Held
from agenda.calendars.model import Calendar
from agenda.happenings.model import Happenings, Range, happening
from agenda.happenings.service import Times
from agenda.links.model import Addresses, Lead, Link, LinkDraft, NewLink, SharedCalendar, mark, no_such_link
from agenda.sharing import Role
from kernel.callers import Caller, WorkspaceId, within
from kernel.ids import new_id

Edit = Callable[[Calendar], Calendar]


class LinkStore(Protocol):
    def make(self, workspace: WorkspaceId, calendar_id: str, edit: Edit, link: Link) -> None:
        """Change the calendar, and let the token lead to it, at once."""

    def revoke(self, workspace: WorkspaceId, calendar_id: str, edit: Edit, gone: Link) -> None:
        """Change the calendar, and let the token lead nowhere, at once."""

    def lead(self, token_mark: str) -> Lead | None: ...
    def calendar(self, lead: Lead) -> Calendar | None: ...


class Doorkeeper(Protocol):
    """Who says what a caller may do."""

    def demand(self, caller: Caller, calendar_id: str, least: Role) -> Held: ...


@dataclass(frozen=True, slots=True)
class Links:
    store: LinkStore
    access: Doorkeeper
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_token: Callable[[], str] = lambda: secrets.token_urlsafe(32)

    def make(self, caller: Caller, calendar_id: str, draft: LinkDraft) -> NewLink:
        """An address that shows a calendar from now on."""
        self.access.demand(caller, calendar_id, "admin")
        token, now = self.new_token(), self.now()
        link = Link(
            link_id=new_id(),
            role=draft.role,
            name=draft.name,
            created=now,
            created_by=caller.person,
            mark=mark(token),
        )
        self.store.make(caller.workspace, calendar_id, lambda it: it.linked(link).by(caller, now, it), link)
        return NewLink(**link.model_dump(), token=token)

    def all(self, caller: Caller, calendar_id: str) -> Addresses:
        return Addresses(items=tuple(self.access.demand(caller, calendar_id, "admin").calendar.links))

    def revoke(self, caller: Caller, calendar_id: str, link_id: str) -> None:
        """Let an address show nothing any more."""
        gone = self.access.demand(caller, calendar_id, "admin").calendar.link(link_id)
        if gone is None:
            raise no_such_link()
        now = self.now()
        self.store.revoke(caller.workspace, calendar_id, lambda it: it.unlinked(link_id).by(caller, now, it), gone)


@dataclass(frozen=True, slots=True)
class Showing:
    """What whoever knows an address is shown. A workspace is bound once the token has said which."""

    store: LinkStore
    times: Times

    def calendar(self, token: str) -> SharedCalendar:
        calendar, link, _ = self._behind(token)
        description = calendar.description if link.role == "read" else ""
        return SharedCalendar(
            name=calendar.name, description=description, color=calendar.color, zone=calendar.zone, role=link.role
        )

    def happenings(self, token: str, wanted: Range) -> Happenings:
        calendar, link, lead = self._behind(token)
        with within(lead.workspace):
            found = self.times.touching(lead.workspace, [calendar.calendar_id], wanted.since, wanted.before)
            return happening(found, {calendar.calendar_id: link.role}, wanted)

    def _behind(self, token: str) -> tuple[Calendar, Link, Lead]:
        lead = self.store.lead(mark(token))
        if lead is None:
            raise no_such_link()
        with within(lead.workspace):
            calendar = self.store.calendar(lead)
        link = calendar.link(lead.link_id) if calendar and not calendar.trashed else None
        if calendar is None or link is None or link.mark != mark(token):
            raise no_such_link()
        return calendar, link, lead
