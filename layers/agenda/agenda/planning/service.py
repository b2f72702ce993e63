"""Making tasks of events, and time for tasks: each knows of the other where whoever does it may write it there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from agenda.access.service import Access
from agenda.access.service import Held as Calendar
from agenda.events.model import CalendarEvent, Ref, written_by_people
from agenda.events.seeing import seen
from agenda.people.model import Colleague
from agenda.planning.model import Block, Origin, Paired, ToDo, tied, tied_event, time_for, to_do
from agenda.projects.holding import Holding
from agenda.projects.inboxes import Inboxes
from agenda.sharing import NotAllowed, allows
from agenda.tasks.model import StoredTask
from kernel.callers import Caller, WorkspaceId
from kernel.errors import Conflict
from kernel.ids import new_id
from kernel.journal import AlreadyExists, Change, Create
from kernel.journal.ahead import Place
from kernel.journal.batch import Step
from kernel.once import Once


class Plan(NamedTuple):
    """What is written at once: what is new, and that what it is made of knows of it."""

    project_id: str
    task: Step[StoredTask] | None
    calendar_id: str
    event: Step[CalendarEvent] | None


class Undone(Conflict):
    """It was made under this key, and deleted since."""


class PlanStore(Protocol):
    """Where tasks and events are kept."""

    def place(self, workspace: WorkspaceId, ref: Ref) -> Place:
        """The row of an event."""

    def event(self, workspace: WorkspaceId, ref: Ref) -> CalendarEvent: ...
    def task(self, workspace: WorkspaceId, project_id: str, task_id: str) -> StoredTask: ...
    def made_task(self, workspace: WorkspaceId, project_id: str, task_id: str) -> StoredTask | None:
        """The task that was made there, wherever it is by now."""

    def made_event(self, workspace: WorkspaceId, ref: Ref) -> CalendarEvent | None:
        """The event that was made there, wherever it is by now."""

    def remembered(self, workspace: WorkspaceId, project_id: str, once: Once) -> bool:
        """Whether it was made under this key; ``IdempotencyKeyReused`` if something else was."""

    def keep(self, workspace: WorkspaceId, plan: Plan, once: Once) -> tuple[StoredTask | None, CalendarEvent | None]:
        """Write all of it, or nothing: ``AlreadyExists`` if what is new is there."""


@dataclass(frozen=True, slots=True)
class Planning:
    store: PlanStore
    access: Access
    holding: Holding
    inboxes: Inboxes
    house: str
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def to_do(self, caller: Caller, ref: Ref, said: ToDo, once: Once) -> Paired:
        """Make a task of an event, or of one of its times; what was made of it there already is the answer."""
        also = self.store.place(caller.workspace, ref)
        with self.access.entered(caller, [ref.calendar_id], "read", [also]) as held:
            calendar, event = held[ref.calendar_id], self.store.event(caller.workspace, ref)
        if seen(event.event, calendar.role) is not event.event:
            raise NotAllowed("you see only that the time is taken, and not for what")
        project_id, whence = self._project(caller, said), self._whence(caller)
        task = to_do(event, said, project_id, whence, self.new_id())
        there = self._task(caller, task)
        repeated = self.store.remembered(caller.workspace, project_id, once)
        if there is not None:
            return Paired(task=there, event=event)
        if repeated:
            raise Undone("what was made under this Idempotency-Key is gone; use a new one to make it again")
        linking = Change(event.event_id, lambda it: tied_event(it, task.task.uid, whence))
        plan = Plan(project_id, Create(task), ref.calendar_id, linking if _writable(calendar) else None)
        try:
            made, linked = self.store.keep(caller.workspace, plan, once)
        except AlreadyExists:  # somebody was faster
            made, linked = self._task(caller, task), None
        return Paired(task=made or task, event=linked or event)

    def time_for(self, caller: Caller, project_id: str, task_id: str, said: Block, once: Once) -> Paired:
        """Take time for a task in a calendar; what was planned for then already is the answer."""
        held = self.holding.demand(caller, project_id, "read")
        calendar = self.access.demand(caller, str(said.calendar_id), "write")
        written_by_people(calendar.calendar)
        task, whence = self.store.task(caller.workspace, project_id, task_id), self._whence(caller)
        event = time_for(task, said, held.zone(caller.person), whence)
        there = self._event(caller, event)
        repeated = self.store.remembered(caller.workspace, project_id, once)
        if there is not None:
            return Paired(task=task, event=there)
        if repeated:
            raise Undone("what was made under this Idempotency-Key is gone; use a new one to make it again")
        linking = Change(task.task_id, lambda it: tied(it, event.event["uid"], whence))
        may = allows(held.role, "write") and not held.project.archived
        plan = Plan(project_id, linking if may else None, event.calendar_id, Create(event))
        try:
            linked, made = self.store.keep(caller.workspace, plan, once)
        except AlreadyExists:  # somebody was faster
            linked, made = None, self._event(caller, event)
        return Paired(task=linked or task, event=made or event)

    def _project(self, caller: Caller, said: ToDo) -> str:
        """Where the task comes: where they may write, or their inbox, which is made if it is not there."""
        if said.project_id is not None:
            return self.holding.demand(caller, str(said.project_id), "write").project.project_id
        people = self.holding.records.look(caller.workspace, [caller.person], []).people
        colleague = people.get(caller.person) or Colleague(person=caller.person)
        return self.inboxes.of(caller.workspace, colleague).project_id

    def _task(self, caller: Caller, task: StoredTask) -> StoredTask | None:
        """The task as it is, wherever it was put, if the caller sees it there."""
        there = self.store.made_task(caller.workspace, task.project_id, task.task_id)
        if there is None or there.project_id == task.project_id:
            return there
        return there if self.holding.to(caller, [there.project_id]) else None

    def _event(self, caller: Caller, event: CalendarEvent) -> CalendarEvent | None:
        """The event as it is, wherever it was put, if the caller sees it there."""
        there = self.store.made_event(caller.workspace, Ref(event.calendar_id, event.event_id))
        if there is None or there.calendar_id == event.calendar_id:
            return there
        held = self.access.to(caller, [there.calendar_id]).get(there.calendar_id)
        return there if held and seen(there.event, held.role) is there.event else None

    def _whence(self, caller: Caller) -> Origin:
        return Origin(caller.person, self.now(), self.house)


def _writable(calendar: Calendar) -> bool:
    return allows(calendar.role, "write") and calendar.calendar.kind != "subscribed"
