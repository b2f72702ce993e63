"""What somebody has in their calendars, and to do, looked up in DynamoDB: their shelf, and what is in all on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from agenda.access.table import AccessTable
from agenda.alerts.diary import Thing
from agenda.alerts.dues import Kind
from agenda.alerts.todos import TodoTable
from agenda.calendars.model import Calendar
from agenda.calendars.views import reminders
from agenda.events.model import CalendarEvent
from agenda.events.placing import AWAY
from agenda.events.rows import account, journal
from agenda.events.seeing import seen
from agenda.happenings.table import Ranges
from agenda.people.model import Colleague
from agenda.people.table import PeopleTable
from agenda.sharing import Role
from agenda.shelves.model import Shelved
from agenda.shelves.store import ShelfTable
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class _Seen:
    """A calendar as somebody sees it."""

    calendar: Calendar
    shelved: Shelved | None
    role: Role
    who: PersonId

    @property
    def rings(self) -> bool:
        """Whether anything in it may remind them: what is theirs, and what they want to be reminded of."""
        mine = self.calendar.owner == self.who
        return mine or any(reminders(self.calendar, self.shelved, self.who, all_day=each) for each in (False, True))

    @property
    def shown(self) -> bool:
        return not (self.shelved and self.shelved.hidden)

    def thing(self, event: CalendarEvent) -> Thing | None:
        body = seen(event.event, self.role)
        if body is None:
            return None
        if self.calendar.owner != self.who:  # the alerts that stand in an event are its owner's
            body = {**body, "useDefaultAlerts": True}
        defaults = reminders(self.calendar, self.shelved, self.who, all_day=bool(body.get("showWithoutTime")))
        colour = (self.shelved and self.shelved.color) or self.calendar.color
        return Thing("event", event.calendar_id, event.event_id, body, defaults, colour, event.modseq)


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
        todos = self._todos.between(workspace, person, since - AWAY, before + AWAY, shelf)
        return [*self._things(workspace, seen, since, before), *todos]

    def thing(
        self, workspace: WorkspaceId, person: PersonId, kind: Kind, container_id: str, object_id: str
    ) -> Thing | None:
        if kind == "task":
            return self._todos.one(workspace, person, container_id, object_id)
        shelved = self._shelves.look(workspace, person, container_id).shelved
        try:
            event = self._events.get(account(workspace, container_id), object_id)
        except NotFound:
            return None
        kept = {container_id: shelved} if shelved and not shelved.removed else {}
        return next((each.thing(event) for each in self._seen(workspace, person, kept)), None)

    def watching(self, workspace: WorkspaceId, calendar_id: str) -> list[PersonId]:
        """Whom something in a calendar may remind: whose it is, and with whom by name it is shared."""
        calendar = self._access.look(workspace, PersonId("-"), [calendar_id]).calendars.get(calendar_id)
        if calendar is None or calendar.trashed:
            return []
        named = [PersonId(share.to.partition(":")[2]) for share in calendar.shares if share.to.startswith("person:")]
        return [*([calendar.owner] if calendar.owner else []), *named]

    def _shelf(self, workspace: WorkspaceId, person: PersonId) -> dict[str, Shelved]:
        found = self._shelves.all(workspace, person)
        return {each.thing_id: each for each in found if not each.removed}

    def _seen(self, workspace: WorkspaceId, person: PersonId, shelf: dict[str, Shelved]) -> list[_Seen]:
        there = self._access.look(workspace, person, [each for each, it in shelf.items() if it.kind == "calendar"])
        groups = there.colleague.groups if there.colleague else ()
        found = []
        for calendar_id, calendar in there.calendars.items():
            role = None if calendar.trashed else calendar.role(person, groups)
            if role is not None:
                found.append(_Seen(calendar, shelf[calendar_id], role, person))
        return found

    def _things(
        self, workspace: WorkspaceId, seen: Iterable[_Seen], since: datetime, before: datetime
    ) -> Sequence[Thing]:
        calendars = {each.calendar.calendar_id: each for each in seen}
        events = self._ranges.touching(workspace, sorted(calendars), since, before)
        things = (calendars[event.calendar_id].thing(event) for event in events)
        return [thing for thing in things if thing is not None]
