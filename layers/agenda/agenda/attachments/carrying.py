"""Files that go along when their event goes into another calendar.

They are copied there, and the event leads to them there. Where they lay they are noted as gone: from then on they are
got there only by what still leads to them, such as the copy of an event. That is noted before the event is moved, so
that whatever is broken off leaves no file to those who should not have it, and takes none from those who should. A
copy takes room of whoever moves the event, and is not made where there is none.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from agenda.attachments.holding import Named
from agenda.attachments.model import hash_in, place_of
from agenda.events.model import Body, CalendarEvent
from kernel.callers import Caller, PersonId, WorkspaceId

Links = Mapping[str, str]


class Shelves(Protocol):
    """Where files lie, calendar by calendar."""

    def size(self, workspace: WorkspaceId, calendar_id: str, sha256: str) -> int | None:
        """How many bytes a file has; ``None`` if nothing lies there."""

    def carry(self, workspace: WorkspaceId, source: str, target: str, sha256: str) -> bool:
        """Have a file in another calendar, too, and note that it went there; false if it is not there."""


class Counting(Protocol):
    """How much room files take."""

    def note(self, workspace: WorkspaceId, person: PersonId, *files: Named) -> None:
        """Count files, each unless it is; ``NoRoomForFiles`` if there is none for all of them."""


@dataclass(frozen=True, slots=True)
class Carrying:
    origin: str
    shelves: Shelves | None = None
    ledger: Counting | None = None

    def carried(self, caller: Caller, it: CalendarEvent, to: str, before: Links) -> Links:
        """Have its files in that calendar, too, but those that were ``before``: what leads to each, then and now.

        ``NoRoomForFiles`` if there is none for them.
        """
        here, there = (place_of(self.origin, each) for each in (it.calendar_id, to))
        if here not in json.dumps(it.event, ensure_ascii=False):
            return before
        files = {found for each in _texts(it.event) if (found := hash_in(each, here))}
        left = sorted(each for each in files if here + each not in before)
        workspace, shelves = caller.workspace, self._shelves
        sizes = ((each, shelves.size(workspace, it.calendar_id, each)) for each in left)
        lying = [Named(to, each, size) for each, size in sizes if size is not None]
        self._ledger.note(workspace, caller.person, *lying)
        gone = [each.sha256 for each in lying if shelves.carry(workspace, it.calendar_id, to, each.sha256)]
        return {**before, **{here + each: there + each for each in gone}}

    def leading(self, it: CalendarEvent, links: Links) -> CalendarEvent:
        """The event, which leads to where its files are now."""
        event: Body = _with(it.event, links) if links else it.event
        return it.model_copy(update={"event": event})

    @property
    def _shelves(self) -> Shelves:
        from agenda.attachments.bucket import FileBucket  # few events have files, and nobody else waits for that

        return self.shelves or FileBucket()

    @property
    def _ledger(self) -> Counting:
        from agenda.attachments.ledger import Ledger

        return self.ledger or Ledger()


def _texts(said: Any) -> Iterator[str]:
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict):
        for each in said.values():
            yield from _texts(each)
    elif isinstance(said, list):
        for each in said:
            yield from _texts(each)


def _with(said: Any, others: Links) -> Any:
    """The same with other links; what is written of them elsewhere, in a description, stays."""
    if isinstance(said, str):
        return others.get(said, said)
    if isinstance(said, dict):
        return {name: _with(each, others) for name, each in said.items()}
    return [_with(each, others) for each in said] if isinstance(said, list) else said
