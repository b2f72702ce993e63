"""What somebody has in their calendars and projects, as far as reminding them takes it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from agenda.alerts.bells import DAY
from agenda.alerts.dues import Body, Default, Due, Kind, Who, Window, of_event, of_task, reminds
from agenda.people.model import Colleague
from agenda.recurrence import Patience
from kernel.callers import PersonId, WorkspaceId


class Ground(NamedTuple):
    """A row by which somebody is to be reminded of something, as it was read."""

    table: str
    account: str
    key: str
    modseq: int


class Thing(NamedTuple):
    """An event or a task, and how its calendar or project reminds that person."""

    kind: Kind
    container_id: str
    object_id: str
    body: Body
    defaults: Sequence[Default] = ()
    colour: str = ""
    modseq: int = 0
    """Of which change this is what came."""
    grounds: Sequence[Ground] = ()
    """What else says that they see it, and how they are reminded of it."""

    @property
    def reminds(self) -> bool:
        """Whether there is any reminder of it at all."""
        return reminds(self.body, self.defaults)

    def dues(self, who: Who, within: Window, *, seen: bool = False, patience: Patience | None = None) -> list[Due]:
        """When to remind them of it; with what was ``seen`` elsewhere, if that is wanted."""
        if self.kind == "task":
            return of_task(self.body, self.defaults, who, within, seen=seen)
        return of_event(self.body, self.defaults, who, within, seen=seen, patience=patience)

    def latest(self, who: Who, within: Window) -> Iterator[Due]:
        """All of a long time, seen elsewhere or not, the latest first, as far as it can be worked out."""
        return (due for _, dues in self.back(who, within) for due in reversed(dues))

    def back(self, who: Who, within: Window) -> Iterator[tuple[datetime, list[Due]]]:
        """Since when it is known what is due, further and further back, and what that is.

        What is too dense for so long at once is worked out day by day, as bells ask, until that has taken too much.
        """
        at_once, by_day = Patience(), Patience()
        dues = self.dues(who, within, seen=True, patience=at_once)
        if not at_once.tried:
            yield within.since, dues
            return
        until = within.until
        while until > within.since:
            since = max(within.since, until - DAY)
            dues = self.dues(who, Window(since, until), seen=True, patience=by_day)
            if by_day.tried:
                return
            yield since, dues
            until = since


class Watching(NamedTuple):
    """Somebody who sees an event, what is known of them, and the event as they see it."""

    person: PersonId
    colleague: Colleague | None
    thing: Thing


class Diary(Protocol):
    """Where it is found."""

    def who(self, workspace: WorkspaceId, person: PersonId) -> Colleague | None:
        """The person, as they are now."""

    def ringing(self, workspace: WorkspaceId, person: PersonId, since: datetime, before: datetime) -> Sequence[Thing]:
        """What they may have to be reminded of that touches that time; and what does not, perhaps."""

    def shown(self, workspace: WorkspaceId, person: PersonId, since: datetime, before: datetime) -> Sequence[Thing]:
        """All that they see then, and what they should have seen to before."""

    def thing(
        self, workspace: WorkspaceId, person: PersonId, kind: Kind, container_id: str, object_id: str
    ) -> Thing | None:
        """One of them as it is at this moment; ``None`` if it is there no more, or not theirs to see."""
