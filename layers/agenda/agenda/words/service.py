"""Keeping the words of events as the events are, and finding events by them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from agenda.access.service import Access
from agenda.events.model import CalendarEvent, EventId, Ref
from agenda.events.seeing import seen
from agenda.words.model import asked, words_of
from contracts.agenda import EventChanged
from kernel.callers import Caller, WorkspaceId

SHOWN = 50
"""Events of one answer: who finds more says more."""


class Kept(NamedTuple):
    """The words that are kept of an event, and of which change of it they are."""

    words: frozenset[str] = frozenset()
    version: str = ""


class Index(Protocol):
    """Where words are kept."""

    def kept(self, workspace: WorkspaceId, ref: Ref) -> Kept: ...
    def keep(self, workspace: WorkspaceId, ref: Ref, before: Kept, words: frozenset[str]) -> bool:
        """Keep these and no others, if what is kept is what it was ``before``."""

    def having(self, workspace: WorkspaceId, calendar_ids: Collection[str], words: Sequence[str]) -> list[set[Ref]]:
        """For each word, in their order, the events that have it, or one that begins so."""


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
        done = False
        while not done:
            before = self.index.kept(told.workspace, ref)
            found = self.records.find(told.workspace, [ref])
            words = words_of(found[0].event) if found else frozenset[str]()
            done = words == before.words or self.index.keep(told.workspace, ref, before, words)


class Wanted(BaseModel):
    """What somebody looks for, and in which calendars."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: str = Field(min_length=1, max_length=200, description="Words, or how they begin; an event has all of them.")
    calendars: list[UUID] = Field(min_length=1, max_length=50, description="Which calendars; say it once for each.")


class Found(BaseModel, frozen=True):
    """Events that were found, those that begin last first."""

    items: tuple[CalendarEvent, ...]
    more: bool = Field(description="Whether there are more than are shown: say more words.", examples=[False])


@dataclass(frozen=True, slots=True)
class Search:
    index: Index
    records: Records
    access: Access

    def of(self, caller: Caller, wanted: Wanted) -> Found:
        """The events that have these words, as far as the caller may see what they are about."""
        words = asked(wanted.q)
        held = self.access.demand_all(caller, {str(each) for each in wanted.calendars}, "read")
        refs = sorted(set.intersection(*self.index.having(caller.workspace, sorted(held), words)))
        found = self.records.find(caller.workspace, refs)
        shown = [it for it in found if seen(it.event, held[it.calendar_id].role) is it.event]
        shown.sort(key=lambda it: (it.event["start"], it.event_id), reverse=True)
        return Found(items=tuple(shown[:SHOWN]), more=len(shown) > SHOWN)
