"""Events in DynamoDB: what calendars hold, and what their trash does."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from agenda.events.judging import Judged
from agenda.events.model import CalendarEvent, EventId, Ref, no_such_event
from agenda.events.rows import TABLE, account, journal, trashed
from agenda.events.service import Edit, Split
from kernel.callers import WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.etags import ANYTHING
from kernel.journal import Change, Changes, Create, Delete, IfMatch, Put
from kernel.journal.ahead import Place
from kernel.journal.attempts import Attempts
from kernel.journal.batch import Step
from kernel.journal.rows import COUNTER
from kernel.journal.together import Part, together
from kernel.once import NEVER, Once
from kernel.pages import Listing, Page


class EventTable:
    """What calendars hold, and what their trash does."""

    def __init__(self) -> None:
        self._journal = journal()

    def places(
        self, workspace: WorkspaceId, calendars: Iterable[str], *event_ids: str, trash: bool = False, once: Once = NEVER
    ) -> list[Place]:
        owners = [owner(workspace, each) for each in calendars for owner in (account, trashed)[: 1 + trash]]
        rows = [COUNTER, *event_ids, *([once.sk] if once else ())]
        return [(TABLE, owner, row) for owner in owners for row in rows]

    def create(self, workspace: WorkspaceId, it: CalendarEvent, once: Once) -> CalendarEvent:
        return self._journal.create(account(workspace, it.calendar_id), it, once=once)

    def get(self, workspace: WorkspaceId, ref: Ref) -> CalendarEvent:
        return self._now(account(workspace, ref.calendar_id), ref.event_id)

    def find(self, workspace: WorkspaceId, calendar_id: str, event_ids: Iterable[str]) -> dict[str, CalendarEvent]:
        return self._journal.find(account(workspace, calendar_id), event_ids)

    def page(self, workspace: WorkspaceId, calendar_id: str, page: Page) -> Listing[CalendarEvent]:
        return self._journal.page(account(workspace, calendar_id), page)

    def thrown_away(self, workspace: WorkspaceId, calendar_id: str, page: Page) -> Listing[CalendarEvent]:
        return self._journal.page(trashed(workspace, calendar_id), page)

    def changes(self, workspace: WorkspaceId, calendar_id: str, since: str, limit: int) -> Changes:
        return self._journal.changes(account(workspace, calendar_id), since, limit)

    def state(self, workspace: WorkspaceId, calendar_id: str) -> str:
        return self._journal.state(account(workspace, calendar_id))

    def change(self, workspace: WorkspaceId, ref: Ref, edit: Edit, expected: IfMatch) -> CalendarEvent:
        return self._journal.change(account(workspace, ref.calendar_id), ref.event_id, edit, expected=expected)

    def split(self, workspace: WorkspaceId, ref: Ref, edit: Split, expected: IfMatch) -> CalendarEvent:
        owner = account(workspace, ref.calendar_id)

        def tried(it: CalendarEvent) -> CalendarEvent:
            earlier, later = edit(it)
            tag = IfMatch.tag(it.modseq)
            whole: list[Step[CalendarEvent]] = [Change(ref.event_id, lambda _: earlier or later, tag)]
            kept = self._journal.commit(owner, [*whole, Create(later)] if earlier else whole).objects[-1]
            assert kept is not None, "nothing is deleted"
            return kept

        return self._settled(owner, ref.event_id, tried, expected)

    def remove(
        self,
        workspace: WorkspaceId,
        ref: Ref,
        left: Callable[[CalendarEvent], CalendarEvent | None],
        thrown: Edit,
        expected: IfMatch,
    ) -> None:
        owner = account(workspace, ref.calendar_id)

        def tried(it: CalendarEvent) -> CalendarEvent:
            rest = left(it)
            if rest is None:
                return self._carried(owner, it, trashed(workspace, ref.calendar_id), Put(thrown(it)))
            return self._journal.change(owner, ref.event_id, lambda _: rest, expected=IfMatch.tag(it.modseq))

        self._settled(owner, ref.event_id, tried, expected)

    def restore(self, workspace: WorkspaceId, ref: Ref, edit: Edit) -> CalendarEvent:
        source, target = trashed(workspace, ref.calendar_id), account(workspace, ref.calendar_id)
        return self._settled(
            source, ref.event_id, lambda it: self._carried(source, it, target, Create(edit(it))), ANYTHING
        )

    def forget(self, workspace: WorkspaceId, ref: Ref) -> None:
        self._journal.delete(trashed(workspace, ref.calendar_id), ref.event_id)

    def move(self, workspace: WorkspaceId, ref: Ref, moved: CalendarEvent, expected: IfMatch) -> CalendarEvent:
        source, target = account(workspace, ref.calendar_id), account(workspace, moved.calendar_id)
        return self._settled(
            source, ref.event_id, lambda it: self._carried(source, it, target, Create(moved)), expected
        )

    def write(
        self, workspace: WorkspaceId, calendar_id: str, some: Sequence[Judged], also: Sequence[Part[Any]] = ()
    ) -> dict[str, int]:
        steps, thrown = [_written(each) for each in some], [each.after for each in some if each.weight > 1]
        kept = Part(self._journal, account(workspace, calendar_id), steps)
        gone = Part(self._journal, trashed(workspace, calendar_id), [Put(it) for it in thrown if it])
        there = together(kept, *([gone] if thrown else []), *also)[0].objects
        return {it.event_id: it.modseq for it in there if it is not None}

    def _carried(
        self, source: str, it: CalendarEvent, target: str, step: Put[CalendarEvent] | Create[CalendarEvent]
    ) -> CalendarEvent:
        """Take it out of one partition and put it into another."""
        there = {"to": step.obj.calendar_id} if step.obj.calendar_id != it.calendar_id else {}
        gone = Delete(it.event_id, IfMatch.tag(it.modseq), {**_said(step.obj), **there})
        _, done = together(Part(self._journal, source, [gone]), Part(self._journal, target, [step]))
        kept: CalendarEvent | None = done.objects[0]
        assert kept is not None, "it was put there"
        return kept

    def _now(self, owner: str, event_id: EventId) -> CalendarEvent:
        """The event as it is now, got as those are that are read ahead: doors that do so may read in no other way."""
        found = self._journal.find(owner, [event_id]).get(event_id)
        if found is None:
            raise no_such_event(event_id)
        return found

    def _settled(
        self, owner: str, event_id: EventId, tried: Callable[[CalendarEvent], CalendarEvent], expected: IfMatch
    ) -> CalendarEvent:
        """What comes of the event as it is when nobody is faster; who expects something is told that somebody was."""
        attempts = Attempts()
        while True:
            it = self._now(owner, event_id)
            expected.demand(it.modseq)
            try:
                return tried(it)
            except PreconditionFailed:
                if expected.tags is not None:
                    raise
            attempts.again()


def _written(it: Judged) -> Step[CalendarEvent]:
    """What one that was judged comes to, if it is still as it was then."""
    assert it.after is not None, "what is refused is not written"
    after = it.after
    if it.before is None:
        return Create(after)
    tag = IfMatch.tag(it.before.modseq)
    return Delete(it.event_id, tag, _said(after)) if after.deleted else Change(it.event_id, lambda _: after, tag)


def _said(it: CalendarEvent) -> dict[str, str]:
    """What a tombstone keeps: who deleted it, or what; and where it was put."""
    said = {"by": it.by, "origin": it.origin}
    return {name: text for name, text in said.items() if text}
