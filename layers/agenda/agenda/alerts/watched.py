"""A calendar as somebody sees it, and how they are reminded of what is in it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from agenda.alerts.diary import Ground, Thing
from agenda.calendars.model import Calendar
from agenda.calendars.views import reminders
from agenda.events.model import CalendarEvent
from agenda.events.seeing import seen
from agenda.people.model import Colleague
from agenda.sharing import Role
from agenda.shelves.model import Shelved
from kernel.callers import PersonId


@dataclass(frozen=True, slots=True)
class Watched:
    """A calendar on somebody's shelf that they may see."""

    calendar: Calendar
    shelved: Shelved
    role: Role
    who: PersonId
    grounds: Sequence[Ground] = ()

    @property
    def rings(self) -> bool:
        """Whether anything in it may remind them: what is theirs, and what they want to be reminded of."""
        mine = self.calendar.owner == self.who
        return mine or any(reminders(self.calendar, self.shelved, self.who, all_day=each) for each in (False, True))

    @property
    def shown(self) -> bool:
        return not self.shelved.hidden

    def thing(self, event: CalendarEvent) -> Thing | None:
        """One of its events, as far as they see it."""
        body = seen(event.event, self.role)
        if body is None:
            return None
        if self.calendar.owner != self.who or self.calendar.kind == "subscribed":
            body = {**body, "useDefaultAlerts": True}  # the alerts that stand in an event are those of who wrote it
        defaults = reminders(self.calendar, self.shelved, self.who, all_day=bool(body.get("showWithoutTime")))
        colour = self.shelved.color or self.calendar.color
        return Thing("event", event.calendar_id, event.event_id, body, defaults, colour, event.modseq, self.grounds)


def watched(
    calendar: Calendar,
    shelved: Shelved | None,
    person: PersonId,
    colleague: Colleague | None,
    grounds: Sequence[Ground] = (),
) -> Watched | None:
    """The calendar as they see it; ``None`` if they do not: it is not theirs to see, or off their shelf, or trash."""
    if calendar.trashed or shelved is None or shelved.removed:
        return None
    role = calendar.role(person, colleague.groups if colleague else ())
    return Watched(calendar, shelved, role, person, grounds) if role is not None else None
