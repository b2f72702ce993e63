"""Letters that wait since enough went out for a day, and who hears of that."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Protocol

from agenda.invitations.errands import Errand
from agenda.invitations.postage import LONGEST, Wait
from agenda.invitations.rounds import Parked
from agenda.invitations.telling import Errands
from agenda.people.model import Colleague
from kernel.callers import WorkspaceId
from kernel.errors import Unavailable
from kernel.letters import Letter, Post, Unreachable
from kernel.logs import log


class Postage(Protocol):
    def stamp(self, workspace: WorkspaceId, by: str) -> Wait | None:
        """Count a letter to somebody outside, or say how long it has to wait."""


class Log(Protocol):
    """Which letters went out."""

    def claim(self, workspace: WorkspaceId, name: str) -> bool: ...
    def settle(self, workspace: WorkspaceId, name: str) -> None: ...
    def release(self, workspace: WorkspaceId, name: str) -> None:
        """Let whoever comes next send it."""


class Letters(Protocol):
    def held(self, workspace: WorkspaceId, host: Colleague, wait: Wait, until: datetime) -> Letter:
        """The letter that tells somebody that theirs wait."""


@dataclass(frozen=True, slots=True)
class Backlog:
    postage: Postage
    errands: Errands
    log: Log
    letters: Letters
    post: Post
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def waits_on(self, errand: Errand) -> bool:
        """Whether it waits, and has to for longer; to look costs nothing."""
        if errand.waits is None or self.now() >= errand.waits:
            return False
        self._hold(errand, errand.waits)
        return True

    def takes(self, errand: Errand, host: Colleague | None) -> bool:
        """Whether a letter, which is claimed, is not sent now, and is anybody's again.

        It waits; or it waited, and who wrote it may not come in any more.
        """
        if errand.waits is not None and (errand.hosted if host is None else not host.here):
            log.warning("a letter that waited is not sent: who wrote it is not here", extra={"event": errand.event_id})
            self.log.release(errand.workspace, errand.claim)
            return True
        wait = self.postage.stamp(errand.workspace, host.person if host else errand.sender)
        if wait is None:
            return False
        self.log.release(errand.workspace, errand.claim)
        until = self.now() + timedelta(seconds=wait.seconds)
        if host is not None:
            self._tell(errand.workspace, host, wait, until)
        self._hold(errand.model_copy(update={"hosted": host is not None}), until)
        return True

    def _tell(self, workspace: WorkspaceId, host: Colleague, wait: Wait, until: datetime) -> None:
        """Once for each such day. Perhaps it was not them who wrote to so many."""
        hour = until + timedelta(minutes=30)  # each counts the seconds to that moment anew
        name = f"held|{host.person}|{wait.whose}|{hour:%Y-%m-%dT%H}"
        with suppress(Unreachable, Unavailable):  # that they wait does not depend on it
            if self.log.claim(workspace, name):
                log.warning("enough letters went out for a day", extra={"whose": wait.whose, "person": host.person})
                self.post.send(self.letters.held(workspace, host, wait, until))
                self.log.settle(workspace, name)

    def _hold(self, errand: Errand, until: datetime) -> None:
        left = ceil((until - self.now()).total_seconds())
        waits = Parked.of(errand.model_copy(update={"waits": until}))
        self.errands.put(waits, delay=max(1, min(left, LONGEST)))
