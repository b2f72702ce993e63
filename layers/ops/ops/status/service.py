"""Writing the status page whenever an incident changes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from kernel.callers import WorkspaceId
from kernel.pages import MOST, Page
from ops.incidents.model import Incident
from ops.incidents.service import Incidents
from ops.status.model import StatusPage

SHOWN = timedelta(days=30)


class PageShelf(Protocol):
    def put(self, workspace: WorkspaceId, name: str, text: str, media_type: str) -> None:
        """Let the world read ``text`` under that name."""


@dataclass(frozen=True, slots=True)
class StatusWriter:
    incidents: Incidents
    shelf: PageShelf
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def write(self, workspace: WorkspaceId) -> None:
        """Write the page anew from what is true now: however late or often this runs, the page is right."""
        page = StatusPage(self._shown(workspace), self.now())
        self.shelf.put(workspace, "index.html", page.html(), "text/html; charset=utf-8")
        self.shelf.put(workspace, "status.json", page.document(), "application/json")

    def _shown(self, workspace: WorkspaceId) -> list[Incident]:
        """What is open, and what ended lately; the newest first."""
        since = self.now() - SHOWN
        return [it for it in self._all(workspace) if it.resolved is None or it.resolved >= since]

    def _all(self, workspace: WorkspaceId) -> Iterator[Incident]:
        """Every incident, page by page: what is still open may be older than anything that ended."""
        page: Page | None = Page(limit=MOST)
        while page:
            listing = self.incidents.page(workspace, page)
            yield from listing.items
            page = Page(limit=MOST, cursor=listing.next) if listing.next else None
