"""How many letters leave for people outside in a day: in somebody's name, and in that of their workspace.

Whoever takes over an account could write to the whole world by it, and mail from here would be believed by nobody any
more. What is beyond waits until the day is over; nothing is lost, and colleagues, who get no letters, wait for nothing.
"""

from typing import Literal, NamedTuple

from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.doors import Limit

EACH, ALL = 2_000, 20_000
"""Letters in somebody's name, and in that of a workspace, in a ``DAY``."""

DAY = 24 * 3600

LONGEST = 900
"""Seconds for which a message can wait in a queue; one that waits longer is put there again."""

_DOOR = "letters about invitations"


Whose = Literal["person", "workspace"]


class Wait(NamedTuple):
    """That enough went out for a day."""

    whose: Whose
    most: int
    seconds: int


class Stamps:
    """Counted where doors count who knocks: that of a workspace in blocks, for each container."""

    def stamp(self, workspace: WorkspaceId, by: str) -> Wait | None:
        """Count a letter, or say how long it has to wait; one that waits counts for nobody."""
        from kernel.limits import LimitReached, spend  # most who speak of letters send none

        sender = Caller(workspace, PersonId(by), "", frozenset(), "")
        limits = Limit(ALL, DAY, "workspace"), Limit(EACH, DAY, "caller")  # in this order neither costs the other
        try:
            spend(limits, door=_DOOR, caller=sender, address="")
        except LimitReached as reached:
            whose: Whose = "person" if reached.limit.per == "caller" else "workspace"
            return Wait(whose, reached.limit.count, reached.retry_after)
        return None
