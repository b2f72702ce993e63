"""Anchoring every log that grew: first which they are, and then some of them at a time, side by side."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Protocol

from pydantic import BaseModel

from identity.audit.model import Link
from kernel.callers import WorkspaceId

AT_ONCE = 50
"""Workspaces whose logs one message is about: a few seconds of work."""


class Grown(BaseModel, frozen=True):
    """Workspaces whose logs grew."""

    workspaces: tuple[WorkspaceId, ...]


class Logs(Protocol):
    def last(self, workspace: WorkspaceId) -> Link | None: ...
    def busy(self, date: str) -> Iterator[WorkspaceId]:
        """The workspaces whose log grew on a day."""


class Anchors(Protocol):
    def put(self, link: Link) -> None: ...


class Messages(Protocol):
    def put(self, message: Grown, *, workspace: WorkspaceId | None) -> None: ...


@dataclass(frozen=True, slots=True)
class Anchoring:
    logs: Logs
    anchors: Anchors
    messages: Messages
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def begin(self) -> None:
        """Let the last entry be anchored of every log that grew since yesterday."""
        today = self.now().astimezone(UTC).date()
        for date in (today - timedelta(days=1), today):
            for some in _parts(self.logs.busy(date.isoformat()), AT_ONCE):
                self.messages.put(Grown(workspaces=some), workspace=None)

    def anchor(self, grown: Grown) -> None:
        """Anchor the last entry of each of these logs; again is as well."""
        for workspace in grown.workspaces:
            if link := self.logs.last(workspace):
                self.anchors.put(link)


def _parts(all_of_them: Iterable[WorkspaceId], size: int) -> Iterator[tuple[WorkspaceId, ...]]:
    each = iter(all_of_them)
    while some := tuple(islice(each, size)):
        yield some
