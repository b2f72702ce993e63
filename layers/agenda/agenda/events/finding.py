"""Keeping the words of events as the events are, and finding events by them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from agenda.access.service import Access, Held
from agenda.events.model import CalendarEvent, EventId, Ref
from agenda.events.seeing import seen
from agenda.events.wording import words_of
from agenda.words.index import Index, Spot, common, follow, having_all
from agenda.words.model import asked, has
from contracts.agenda import EventChanged
from kernel.callers import Caller, PersonId, WorkspaceId

SHOWN = 50
"""Events of one answer: who finds more says more."""

LOOKED_AT = 1000
"""Events that are read for one answer."""


class Records(Protocol):
    """Where events are kept."""

    def find(self, workspace: WorkspaceId, refs: Iterable[Ref]) -> list[CalendarEvent]:
        """Those of them that are there."""


@dataclass(frozen=True, slots=True)
class Indexing:
    index: Index
    records: Records

    def follow(self, told: EventChanged) -> None:
        """Keep the words of an event as it is now: events are told of in any order, and more than once."""
        ref = Ref(told.calendar_id, EventId(told.event_id))

        def now() -> frozenset[str]:
            found = self.records.find(told.workspace, [ref])
            return words_of(found[0].event) if found else frozenset()

        follow(self.index, told.workspace, Spot(*ref), now)


class Wanted(BaseModel):
    """What somebody looks for, and in which calendars."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: str = Field(min_length=1, max_length=200, description="Words, or how they begin; an event has all of them.")
    calendars: list[UUID] = Field(
        default=[], max_length=50, description="In which, once for each; left out: in all on your shelf that you read."
    )


class Found(BaseModel, frozen=True):
    """Events that were found, those that begin last first."""

    items: tuple[CalendarEvent, ...]
    more: bool = Field(description="Whether there are more than are shown: say more words.", examples=[False])


@dataclass(frozen=True, slots=True)
class Search:
    index: Index
    records: Records
    access: Access
    shelf: Callable[[WorkspaceId, PersonId], list[str]]
    """The calendars on somebody's shelf."""

    def of(self, caller: Caller, wanted: Wanted) -> Found:
        """The events that have these words, as far as the caller may see what they are about."""
        words = asked(wanted.q)
        held = self._held(caller, {str(each) for each in wanted.calendars})
        if not words or not held:
            return Found(items=(), more=False)
        spots, unsure, whole = common(having_all(self.index, caller.workspace, sorted(held), words))
        refs = sorted(Ref(spot.place, EventId(spot.thing)) for spot in spots)
        found = self.records.find(caller.workspace, refs[:LOOKED_AT]) if refs else []
        shown = [it for it in found if seen(it.event, held[it.calendar_id].role) is it.event]
        shown = [it for it in shown if it.calendar_id not in unsure or has(words_of(it.event), words)]
        shown.sort(key=lambda it: (it.event["start"], it.event_id), reverse=True)
        return Found(items=tuple(shown[:SHOWN]), more=len(shown) > SHOWN or len(refs) > LOOKED_AT or not whole)

    def _held(self, caller: Caller, said: set[str]) -> dict[str, Held]:
        """The calendars that are looked in, all of which the caller may read."""
        if said:
            return self.access.demand_all(caller, said, "read")
        held = self.access.to(caller, self.shelf(caller.workspace, caller.person))
        return {calendar_id: each for calendar_id, each in held.items() if each.role != "free-busy"}
