"""What other rooms ask of the agenda, whatever it is that they ask about."""

from dataclasses import dataclass
from typing import Protocol

from contracts.agenda import ChangesApplied, ChangesApply, ChangesSince, ChangesTold, Holder
from kernel.callers import Caller


class Side(Protocol):
    """The events of calendars, or the tasks of projects."""

    def since(self, caller: Caller, holder_id: str, asked: ChangesSince, /) -> ChangesTold:
        """What changed since a state, as it is now and as far as the caller may see it."""

    def apply(self, caller: Caller, holder_id: str, asked: ChangesApply, /) -> ChangesApplied:
        """Write each object whose condition holds; of the others, what there is instead."""


@dataclass(frozen=True, slots=True)
class Exchange:
    events: Side
    tasks: Side

    def since(self, caller: Caller, asked: ChangesSince) -> ChangesTold:
        side, holder_id = self._meant(asked)
        return side.since(caller, holder_id, asked)

    def apply(self, caller: Caller, asked: ChangesApply) -> ChangesApplied:
        side, holder_id = self._meant(asked)
        return side.apply(caller, holder_id, asked)

    def _meant(self, asked: Holder) -> tuple[Side, str]:
        if asked.calendar_id is not None:
            return self.events, asked.calendar_id
        assert asked.project_id is not None, "it is one of the two"
        return self.tasks, asked.project_id
