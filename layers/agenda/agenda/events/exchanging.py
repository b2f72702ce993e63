"""What other rooms do with events: ask what changed, and write many at once, each under a condition of its own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from agenda.access.service import Access
from agenda.events.feasible import silent
from agenda.events.judging import Hand, Judged, held, judged, loads, named
from agenda.events.model import CalendarEvent, written_by_people
from agenda.events.seeing import shown
from agenda.exchange.conditions import each_once
from agenda.exchange.portions import portion
from agenda.recurrence import Effort
from contracts.agenda import Applied, ChangesApplied, ChangesApply, ChangesSince, ChangesTold, Held
from kernel.callers import Caller, WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.journal import AlreadyExists, Changes
from kernel.journal.ahead import Place
from kernel.journal.attempts import Attempts


class EventStore(Protocol):
    """Where events are kept."""

    def places(self, workspace: WorkspaceId, calendars: Iterable[str], *event_ids: str) -> list[Place]: ...
    def changes(self, workspace: WorkspaceId, calendar_id: str, since: str, limit: int) -> Changes: ...
    def state(self, workspace: WorkspaceId, calendar_id: str) -> str: ...
    def find(self, workspace: WorkspaceId, calendar_id: str, event_ids: Iterable[str]) -> dict[str, CalendarEvent]: ...
    def write(self, workspace: WorkspaceId, calendar_id: str, some: Sequence[Judged]) -> dict[str, int]:
        """Write these in one transaction, if each is as it was when it was judged; the modseq of what is there then."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Exchange:
    store: EventStore
    access: Access
    now: Callable[[], datetime] = _now

    def since(self, caller: Caller, calendar_id: str, asked: ChangesSince) -> ChangesTold:
        """What changed since a state, as it is now and as far as the caller may see it."""
        workspace = caller.workspace
        with self.access.entered(
            caller, [calendar_id], "free-busy", self.store.places(workspace, [calendar_id])
        ) as allowed:

            def there(changes: Changes) -> tuple[Held, ...]:
                found = self.store.find(workspace, calendar_id, (*changes.created, *changes.updated))
                seen = (shown(it, allowed[calendar_id].role) for it in found.values())
                return tuple(held(it) for it in seen if it is not None)

            return portion(
                asked.limit, lambda most: self.store.changes(workspace, calendar_id, asked.since, most), there
            )

    def apply(
        self, caller: Caller, calendar_id: str, asked: ChangesApply, effort: Effort | None = None
    ) -> ChangesApplied:
        """Write each event whose condition holds; of the others, what there is instead."""
        event_ids = [named(each) for each in asked.writes]
        each_once(event_ids)
        also = self.store.places(caller.workspace, [calendar_id], *filter(None, event_ids))
        with self.access.entered(caller, [calendar_id], "write", also) as allowed:
            written_by_people(allowed[calendar_id].calendar)
            outcomes = self._applied(caller, calendar_id, asked, effort)
        return ChangesApplied(outcomes=outcomes, state=self.store.state(caller.workspace, calendar_id))

    def _applied(
        self, caller: Caller, calendar_id: str, asked: ChangesApply, effort: Effort | None
    ) -> tuple[Applied, ...]:
        workspace = caller.workspace
        hand = Hand(caller.person, asked.origin, self.now(), effort)
        done, attempts = dict[str, Applied](), Attempts()
        while True:
            left = [each for each in asked.writes if named(each) not in done]
            found = self.store.find(workspace, calendar_id, filter(None, map(named, left)))
            some = [judged(each, calendar_id, found.get(named(each)), hand) for each in left]
            done |= {each.event_id: each.outcome for each in some if each.outcome is not None}
            try:
                for load in loads(some):
                    modseqs = self.store.write(workspace, calendar_id, load)
                    done |= {each.event_id: _done(each, modseqs) for each in load}
            except (PreconditionFailed, AlreadyExists):
                attempts.again()  # somebody was faster: what is not done is judged anew
            else:
                return tuple(done[named(each)] for each in asked.writes)


def _done(it: Judged, modseqs: dict[str, int]) -> Applied:
    if it.after and it.after.deleted:
        return Applied(id=it.event_id, outcome="destroyed")
    note = silent(it.after.event) if it.after else None
    return Applied(id=it.event_id, outcome="written", modseq=modseqs[it.event_id], note=note)
