"""Noticing that somebody's password or code is being guessed at: the log of each of their workspaces is to say so.

Nobody who guesses waits for it, so how long an answer takes does not tell whether anybody has an address.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from contracts.audit import Acted
from identity.signin.model import MOST_FAILURES, WINDOW
from kernel.callers import PersonId, WorkspaceId
from kernel.ids import same_id

UNKNOWN = "unknown"
"""Who did it: nobody knows."""


class Attempts(NamedTuple):
    """How often it was tried in one window, on one address or on the second step of one person."""

    name: str
    """What they are counted under: a hash, and the window."""
    times: int
    person: PersonId | None = None
    """Whose second step it is; of an address it is not known whose it is, if anybody's."""

    @property
    def since(self) -> datetime:
        return datetime.fromtimestamp(int(self.name.rpartition("#")[2]) * WINDOW, UTC)


class GuessStore(Protocol):
    def owner(self, name: str) -> PersonId | None:
        """Who has the address that is counted under that name."""

    def homes(self, person: PersonId) -> Iterable[WorkspaceId]:
        """The workspaces that somebody is in; none of who is gone."""


@dataclass(frozen=True, slots=True)
class Guesses:
    store: GuessStore
    note: Callable[[Acted], None]

    def counted(self, before: Attempts | None, after: Attempts) -> None:
        """One more; the first that is too many is noted. To be told again changes nothing."""
        if not (before.times if before else 0) <= MOST_FAILURES < after.times:
            return
        person = after.person or self.store.owner(after.name)
        if person is None:
            return
        for home in self.store.homes(person):
            self.note(act(home, person, after))


def act(home: WorkspaceId, person: PersonId, attempts: Attempts) -> Acted:
    """That there were too many: always the same act of the same window."""
    action = "factor.guess" if attempts.person else "password.guess"
    return Acted(
        workspace=home,
        act_id=same_id(action, home, attempts.name),
        actor=UNKNOWN,
        action=action,
        target=person,
        at=datetime.now(UTC),
        details={"since": attempts.since.isoformat(), "times": f"more than {MOST_FAILURES}"},
    )
