"""What has to be known to decide on a booking, read from DynamoDB: of everybody who could take it, all at once."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from agenda.booking.diaries import Diary
from agenda.booking.model import Booking
from agenda.booking.page import Host, Page
from agenda.booking.reading import diary
from agenda.booking.rows import turns_of, turns_place
from agenda.booking.turns import Turns
from agenda.calendars.table import TABLE as CALENDARS
from agenda.calendars.table import calendar_of
from agenda.events.model import Body
from agenda.events.rows import TABLE as EVENTS
from agenda.events.rows import account
from agenda.freebusy.blocking import known_as
from agenda.freebusy.spans import Span
from agenda.happenings.table import Ranges
from agenda.people import table as people
from agenda.people.model import Colleague
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import Place, gathered
from kernel.journal.rows import alive
from kernel.journal.settled import settled
from kernel.once import NEVER, Once
from kernel.rows import Row
from kernel.settings import MAIL_DOMAIN


class Known(NamedTuple):
    diaries: tuple[Diary, ...]
    """Of those who are here, and have a calendar to be booked in."""
    colleagues: Mapping[str, Colleague]
    turns: Turns
    turn: int
    """The number of the row that says so."""
    states: Mapping[str, str]
    """Where the calendars stand of which all this was read."""

    @property
    def names(self) -> dict[str, tuple[str, str]]:
        """What hosts are called, and their addresses."""
        return {person: (each.name, each.email) for person, each in self.colleagues.items()}


class Placement(NamedTuple):
    """A booking that is to stand at a time, and what that was decided on."""

    page: Page
    known: Known
    before: Booking
    after: Booking
    body: Body
    """What is written into the calendars."""
    now: datetime
    once: Once = NEVER
    """The request that wants it so."""


class KnownTable:
    """Reads people, calendars and events."""

    def known(self, workspace: WorkspaceId, page: Page, span: Span, *, to_write: bool) -> Known:
        """What is so now; ``to_write``: and where the calendars stood before they were read."""
        turns = turns_place(workspace, page.page_id)
        found = gathered([turns, *places(workspace, page)])
        colleagues = here_of(workspace, page, found)
        calendars = {
            host.person: theirs
            for host in page.hosts
            if host.person in colleagues and (theirs := calendars_of(workspace, host, found))
        }
        wanted = [each for theirs in calendars.values() for each in theirs]
        states = settled([(EVENTS, account(workspace, each)) for each in wanted]) if to_write else {}
        events: dict[str, list[Body]] = defaultdict(list)
        for it in Ranges().touching(workspace, wanted, span.begins, span.ends):
            events[it.calendar_id].append(it.event)
        had, number = turns_of(found.get(turns), page.rota)
        return Known(
            tuple(
                diary(
                    host,
                    [each for calendar in calendars[host.person] for each in events[calendar]],
                    known_as(workspace, colleagues[host.person], MAIL_DOMAIN),
                    span,
                )
                for host in page.hosts
                if host.person in calendars
            ),
            colleagues,
            had,
            number,
            {each: states[EVENTS, account(workspace, each)] for each in wanted} if to_write else {},
        )

    def hosts(self, workspace: WorkspaceId, page: Page) -> dict[str, Colleague]:
        """Those of the hosts who are here."""
        found = gathered([people.place(workspace, PersonId(each.person)) for each in page.hosts])
        return here_of(workspace, page, found)


def places(workspace: WorkspaceId, page: Page) -> list[Place]:
    """Where the hosts are, and the calendars that count."""
    persons = [people.place(workspace, PersonId(each.person)) for each in page.hosts]
    return [*persons, *((CALENDARS, workspace, calendar) for each in page.hosts for calendar in each.calendars)]


def firsts(workspace: WorkspaceId, page: Page) -> list[Place]:
    """Where the hosts are, and the calendars into which they are booked."""
    persons = [people.place(workspace, PersonId(each.person)) for each in page.hosts]
    return [*persons, *((CALENDARS, workspace, calendar) for each in page.hosts for calendar in each.calendars[:1])]


def here_of(workspace: WorkspaceId, page: Page, found: Mapping[Place, Row]) -> dict[str, Colleague]:
    rows = {each.person: found.get(people.place(workspace, PersonId(each.person))) for each in page.hosts}
    colleagues = {person: people.read(row) for person, row in rows.items() if row}
    return {person: each for person, each in colleagues.items() if each.here}


def calendars_of(workspace: WorkspaceId, host: Host, found: Mapping[Place, Row]) -> list[str]:
    """The calendars that count; none, if there is none that it could go into."""
    rows = ((each, found.get((CALENDARS, workspace, each))) for each in host.calendars)
    there = [each for each, row in rows if row and alive(row) and _counts(host, row)]
    return there if there[:1] == list(host.calendars[:1]) else []


def _counts(host: Host, row: Row) -> bool:
    calendar = calendar_of(row)
    return calendar.owner == host.person and not calendar.trashed
