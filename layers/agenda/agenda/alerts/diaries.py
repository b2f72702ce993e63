"""What somebody has in their calendars, and to do, looked up in DynamoDB: their shelf, and what is in all on it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from agenda.access.table import AccessTable
from agenda.alerts.diary import Ground, Thing, Watching
from agenda.alerts.dues import Kind
from agenda.alerts.todos import TodoTable
from agenda.alerts.watched import Watched, watched
from agenda.calendars.model import Calendar
from agenda.calendars.table import TABLE as CALENDARS
from agenda.events.model import CalendarEvent
from agenda.events.placing import AWAY
from agenda.events.rows import account, journal
from agenda.happenings.table import Ranges
from agenda.people import table as people
from agenda.people.model import Colleague
from agenda.people.table import PeopleTable
from agenda.shelves import table as shelves
from agenda.shelves.model import Shelved
from agenda.shelves.store import ShelfTable
from agenda.shelves.table import minding
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import NotFound
from kernel.journal.reading import Place, gathered
from kernel.journal.rows import alive


class Directory:
    def who(self, workspace: WorkspaceId, person: PersonId) -> Colleague | None:
        return PeopleTable().find(workspace, [person]).get(person)


class DiaryTable(Directory):
    def __init__(self) -> None:
        self._access, self._shelves = AccessTable(), ShelfTable()
        self._ranges, self._events, self._todos = Ranges(), journal(), TodoTable()

    def ringing(self, workspace: WorkspaceId, person: PersonId, since: datetime, before: datetime) -> Sequence[Thing]:
        shelf = self._shelf(workspace, person)
        seen = [each for each in self._seen(workspace, person, shelf) if each.rings]
        todos = self._todos.between(workspace, person, since, before, shelf)
        return [*self._things(workspace, seen, since, before), *todos]

    def shown(self, workspace: WorkspaceId, person: PersonId, since: datetime, before: datetime) -> Sequence[Thing]:
        shelf = self._shelf(workspace, person)
        seen = [each for each in self._seen(workspace, person, shelf) if each.shown]
        todos = self._todos.until(workspace, person, before + AWAY, shelf)
        return [*self._things(workspace, seen, since, before), *todos]

    def thing(
        self, workspace: WorkspaceId, person: PersonId, kind: Kind, container_id: str, object_id: str
    ) -> Thing | None:
        if kind == "task":
            return self._todos.one(workspace, person, container_id, object_id)
        event = self._event(workspace, container_id, object_id)
        there = self._shelves.look(workspace, person, container_id)
        if event is None or there.calendar is None:
            return None
        seen = _watched(workspace, person, there.calendar, there.shelved, there.colleague)
        return seen.thing(event) if seen else None

    def watching(self, workspace: WorkspaceId, calendar_id: str, event_id: str) -> Iterator[Watching]:
        calendar = self._access.look(workspace, PersonId("-"), [calendar_id]).calendars.get(calendar_id)
        event = self._event(workspace, calendar_id, event_id) if calendar and not calendar.trashed else None
        if calendar is None or event is None:
            return
        persons = {*minding(workspace, calendar_id), *([calendar.owner] if calendar.owner else [])}
        places = [where for each in sorted(persons) for where in _places(workspace, each, calendar_id)]
        rows = gathered(places)
        for person in sorted(persons):
            who, shelf = (rows.get(where) for where in _places(workspace, person, calendar_id))
            colleague = people.read(who) if who else None
            shelved = shelves.shelved_of(shelf) if shelf and alive(shelf) else None
            seen = _watched(workspace, person, calendar, shelved, colleague)
            thing = seen.thing(event) if seen else None
            if thing is not None:
                yield Watching(person, colleague, thing)

    def _event(self, workspace: WorkspaceId, calendar_id: str, event_id: str) -> CalendarEvent | None:
        try:
            return self._events.get(account(workspace, calendar_id), event_id)
        except NotFound:
            return None

    def _shelf(self, workspace: WorkspaceId, person: PersonId) -> dict[str, Shelved]:
        found = self._shelves.all(workspace, person)
        return {each.thing_id: each for each in found if not each.removed}

    def _seen(self, workspace: WorkspaceId, person: PersonId, shelf: dict[str, Shelved]) -> list[Watched]:
        there = self._access.look(workspace, person, [each for each, it in shelf.items() if it.kind == "calendar"])
        found = (
            _watched(workspace, person, each, shelf[calendar_id], there.colleague)
            for calendar_id, each in there.calendars.items()
        )
        return [each for each in found if each is not None]

    def _things(
        self, workspace: WorkspaceId, seen: Iterable[Watched], since: datetime, before: datetime
    ) -> Sequence[Thing]:
        calendars = {each.calendar.calendar_id: each for each in seen}
        events = self._ranges.touching(workspace, sorted(calendars), since, before)
        things = (calendars[event.calendar_id].thing(event) for event in events)
        return [thing for thing in things if thing is not None]


def _places(workspace: WorkspaceId, person: PersonId, calendar_id: str) -> tuple[Place, Place]:
    return people.place(workspace, person), shelves.place(workspace, person, calendar_id)


def _watched(
    workspace: WorkspaceId, person: PersonId, calendar: Calendar, shelved: Shelved | None, colleague: Colleague | None
) -> Watched | None:
    """A calendar as somebody sees it, and the rows that say so."""
    grounds = [Ground(CALENDARS, workspace, calendar.calendar_id, calendar.modseq)]
    if shelved is not None:
        grounds.append(Ground(*shelves.place(workspace, person, shelved.thing_id), shelved.modseq))
    return watched(calendar, shelved, person, colleague, grounds)
