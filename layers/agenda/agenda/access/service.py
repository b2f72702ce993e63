"""Deciding what a caller may do with calendars: by their shares as they are now, never by what was once seen."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from agenda.calendars.model import Calendar, no_such_calendar
from agenda.people.model import Colleague
from agenda.sharing import Role, demand
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.journal.ahead import Place

MANAGES = "agenda:manage"
"""Who holds this looks after what is the workspace's own."""


class Seen(NamedTuple):
    """What is there, as it is now."""

    calendars: dict[str, Calendar]
    colleague: Colleague | None
    """Who asks; ``None`` while nothing was told of them yet."""


class Held(NamedTuple):
    """A calendar, and what the caller may do with it."""

    calendar: Calendar
    role: Role
    name: str = ""
    """What the caller is called, if whatever stands in it is theirs."""
    email: str = ""
    """Where they are, if it is theirs."""


class Records(Protocol):
    """Where calendars are kept, and what is known of people."""

    def look(self, workspace: WorkspaceId, person: PersonId, calendar_ids: Iterable[str]) -> Seen:
        """Those of the calendars that are there, and the person, in one round trip."""

    def ahead(
        self, workspace: WorkspaceId, person: PersonId, calendar_ids: Iterable[str], also: Iterable[Place]
    ) -> AbstractContextManager[None]:
        """Read what ``look`` will ask for within the block, and these rows too, in one round trip."""


@dataclass(frozen=True, slots=True)
class Access:
    records: Records

    def to(self, caller: Caller, calendar_ids: Iterable[str]) -> dict[str, Held]:
        """Those of the calendars that the caller may know of, and what they may do with each."""
        return _held(caller, self.records.look(caller.workspace, caller.person, calendar_ids))

    def demand_known(
        self, caller: Caller, calendar_ids: Iterable[str], least: Role
    ) -> tuple[dict[str, Held], Colleague | None]:
        """As ``demand_all``, and what is known of the caller."""
        wanted = list(calendar_ids)
        seen = self.records.look(caller.workspace, caller.person, wanted)
        return _demanded(_held(caller, seen), wanted, least), seen.colleague

    def demand(self, caller: Caller, calendar_id: str, least: Role) -> Held:
        """The calendar, if the caller may do that much; ``NoSuchCalendar`` or ``NotAllowed`` otherwise."""
        return self.demand_all(caller, [calendar_id], least)[calendar_id]

    def demand_all(self, caller: Caller, calendar_ids: Iterable[str], least: Role) -> dict[str, Held]:
        """All of these calendars, if the caller may do that much with each."""
        return self.demand_known(caller, calendar_ids, least)[0]

    @contextmanager
    def entered(
        self, caller: Caller, calendar_ids: Iterable[str], least: Role, also: Iterable[Place]
    ) -> Iterator[dict[str, Held]]:
        """As ``demand_all``; and who reads these rows within the block has them already."""
        wanted = list(calendar_ids)
        with self.records.ahead(caller.workspace, caller.person, wanted, also):
            yield self.demand_all(caller, wanted, least)


def _held(caller: Caller, seen: Seen) -> dict[str, Held]:
    roles = ((each, role_of(caller, each, seen.colleague)) for each in seen.calendars.values() if not each.trashed)
    called = (seen.colleague.name, seen.colleague.email) if seen.colleague else ()
    return {
        each.calendar_id: Held(each, role, *(called if each.owner in {None, caller.person} else ()))
        for each, role in roles
        if role is not None
    }


def _demanded(held: dict[str, Held], wanted: Iterable[str], least: Role) -> dict[str, Held]:
    for each in wanted:
        if each not in held:
            raise no_such_calendar()
        demand(held[each].role, least)
    return held


def role_of(caller: Caller, calendar: Calendar, colleague: Colleague | None) -> Role | None:
    """What a caller may do with a calendar, if they may know of it."""
    groups = colleague.groups if colleague else ()
    return calendar.role(caller.person, groups, manages=MANAGES in caller.scopes)
