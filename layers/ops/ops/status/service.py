"""Writing status pages, so that whoever reads one reads what is true."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from contracts.erasure import RoomErased
from kernel.callers import WorkspaceId, within
from kernel.logs import log
from ops.incidents.model import IncidentId
from ops.incidents.service import Incidents
from ops.status.model import PublicStatus, StatusPage

PEOPLE, PROGRAMS = NAMES = "index.html", "status.json"
"""For whom a page is written, in this order."""

SHOWN = timedelta(days=30)
FRESH = timedelta(minutes=30)
PATIENCE = timedelta(minutes=4)
"""A run ends before Lambda ends it; the next one begins with the oldest pages that are left."""


class NotRefreshed(Exception):
    """Some pages could not be written anew; they stay as they are, and the next run tries again."""


class PageShelf(Protocol):
    def put(self, workspace: WorkspaceId, name: str, text: str, media_type: str) -> None:
        """Let the world read ``text`` under that name."""

    def put_first(self, workspace: WorkspaceId, name: str, text: str, media_type: str) -> None:
        """The same, unless something is there already."""

    def count(self, workspace: WorkspaceId) -> int:
        """How many files there are of a workspace."""

    def remove(self, workspace: WorkspaceId, name: str) -> None:
        """Let nobody read it any more, if there was anything."""

    def written(self) -> Iterable[tuple[WorkspaceId, datetime]]:
        """Whose pages there are, and since when each is as it is."""


@dataclass(frozen=True, slots=True)
class StatusWriter:
    incidents: Incidents
    shelf: PageShelf
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def write(self, workspace: WorkspaceId, changed: Collection[IncidentId] = ()) -> None:
        """Write the page now that something ``changed``. Changes come in order, so what was written last is right."""
        _put(self.shelf.put, self._page(workspace, changed))

    def publish(self, workspace: WorkspaceId) -> PublicStatus:
        """Begin a page, if there is none yet; from then on it is kept right."""
        page = self._page(workspace)
        _put(self.shelf.put_first, page)
        return page.public()

    def forget(self, workspace: WorkspaceId) -> RoomErased:
        """Let go of a workspace that is no more: of its incidents first, so that nothing is left to be shown.

        What there was is remembered until ``forgotten``, so that whoever is broken off and begins again says the same.
        """
        left = self.incidents.forget(workspace, self.shelf.count(workspace))
        for name in NAMES:
            self.shelf.remove(workspace, name)
        return RoomErased(workspace=workspace, room="ops", rows={"incidents": left.incidents}, files=left.pages)

    def forgotten(self, workspace: WorkspaceId) -> None:
        """What there was has been told."""
        self.incidents.forgotten(workspace)

    def refresh(self) -> None:
        """Write anew what nothing changed lately: what it shows ends by time alone, too. The oldest first."""
        began = self.now()
        failed = []
        for workspace, written in sorted(self.shelf.written(), key=lambda each: each[1]):
            if began - written < FRESH or self.now() - began > PATIENCE:
                break
            try:
                with within(workspace):
                    self._anew(workspace)
            except Exception:  # noqa: BLE001 - whatever it is, the other pages are not to grow old for it
                log.exception("a status page stays as it is", extra={"workspace": workspace})
                failed.append(workspace)
        if failed:
            raise NotRefreshed(f"{len(failed)} pages could not be written anew")

    def _anew(self, workspace: WorkspaceId) -> None:
        """Write a page without a change, and again if there was one: ours must not stay over what that one wrote."""
        state = None
        while state != (now := self.incidents.state(workspace)):
            state = now
            _put(self.shelf.put, self._page(workspace))

    def _page(self, workspace: WorkspaceId, changed: Collection[IncidentId] = ()) -> StatusPage:
        now = self.now()
        return StatusPage(workspace, self.incidents.lately(workspace, now - SHOWN, changed), now)


def _put(put: Callable[[WorkspaceId, str, str, str], None], page: StatusPage) -> None:
    put(page.workspace, PEOPLE, page.html(), "text/html; charset=utf-8")
    put(page.workspace, PROGRAMS, page.document(), "application/json")
