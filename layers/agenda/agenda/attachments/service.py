"""Putting files beside events, and getting them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol

from agenda.access.service import Access
from agenda.attachments.holding import Named, NoRoomForFiles
from agenda.attachments.model import SIGNED, AttachmentDraft, AttachmentPlace, NoSuchFile, linked
from agenda.events.model import written_by_people
from kernel.callers import Caller, PersonId, WorkspaceId


class Upload(NamedTuple):
    """A link that takes one file, and the headers that it takes it with."""

    link: str
    headers: Mapping[str, str]


class Found(NamedTuple):
    """A link that gives a file, for a while."""

    link: str
    gone: bool
    """Whether it went into another calendar with its event since it was put there."""


class Shelf(Protocol):
    """Where files lie, calendar by calendar."""

    def place(self, workspace: WorkspaceId, calendar_id: str, wanted: AttachmentDraft) -> Upload: ...
    def found(self, workspace: WorkspaceId, calendar_id: str, sha256: str) -> Found | None:
        """Where it is; ``None`` if nothing lies there."""

    def full(self, workspace: WorkspaceId) -> None:
        """Have it looked at what is counted there, though nothing may lie there: some of it never came."""


class Links(Protocol):
    def leads(self, workspace: WorkspaceId, calendar_id: str, sha256: str, origin: str) -> bool:
        """Whether an event of the calendar leads to the file."""


class Counting(Protocol):
    def note(self, workspace: WorkspaceId, person: PersonId, *files: Named) -> None:
        """Count files, each unless it is; ``NoRoomForFiles`` if there is none for all of them."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Files:
    shelf: Shelf
    links: Links
    ledger: Counting
    access: Access
    origin: str
    now: Callable[[], datetime] = _now

    def begin(self, caller: Caller, calendar_id: str, wanted: AttachmentDraft) -> AttachmentPlace:
        """Say where a file is to go, if there is room for it."""
        written_by_people(self.access.demand(caller, calendar_id, "write").calendar)
        try:
            self.ledger.note(caller.workspace, caller.person, Named(calendar_id, wanted.sha256, wanted.size))
        except NoRoomForFiles:
            self.shelf.full(caller.workspace)
            raise
        upload = self.shelf.place(caller.workspace, calendar_id, wanted)
        return AttachmentPlace(
            upload=upload.link,
            headers=upload.headers,
            until=self.now() + timedelta(seconds=SIGNED),
            link=linked(wanted, self.origin, calendar_id),
        )

    def get(self, caller: Caller, calendar_id: str, sha256: str) -> str:
        """A link to a file, for who may read the calendar."""
        self.access.demand(caller, calendar_id, "read")
        found = self.shelf.found(caller.workspace, calendar_id, sha256)
        if found is None or (found.gone and not self._led(caller, calendar_id, sha256)):
            raise NoSuchFile("there is no such file in this calendar; it may still be on its way")
        return found.link

    def _led(self, caller: Caller, calendar_id: str, sha256: str) -> bool:
        return self.links.leads(caller.workspace, calendar_id, sha256, self.origin)
