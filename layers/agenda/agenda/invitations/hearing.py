"""What guests hear of each other: whether there is something, who, and when. Pure.

An answer is no change of an event, so nobody is written to because of it: who is elsewhere hears of it with the next
change.
"""

from typing import Any

from pydantic import BaseModel

from agenda.invitations.occurrences import overrides
from agenda.invitations.parties import Json, people
from agenda.invitations.views import HIDDEN, everybody
from kernel.callers import WorkspaceId

HEARD = "heard"
"""Why something is said once more of which only the answers are new."""
LATE = "heard late"
"""The same, to whom had no copy yet; there is no third time."""

_ANSWERS = ("participationStatus", "participationComment", "delegatedTo", "delegatedFrom")
_SLOWEST = 900
"""Seconds: no queue delays a message for longer."""


class Hearsay(BaseModel, frozen=True):
    """That guests answered, as it waits for the others to hear of it."""

    workspace: WorkspaceId
    event_id: str
    host: str
    """The address of the one who invites."""


def overheard(before: Json, after: Json) -> bool:
    """Whether somebody answered otherwise, and there is another guest whom that may concern."""
    return _answers(before) != _answers(after) and len(listeners(after)) > 1


def _answers(event: Json) -> tuple[Any, ...]:
    series = {key: [each.get(name) for name in _ANSWERS] for key, each in people(event).items()}
    times = {
        rid: {path: it for path, it in patch.items() if path.startswith("participants")}
        for rid, patch in overrides(event).items()
    }
    return series, {rid: said for rid, said in times.items() if said}


def listeners(event: Json) -> tuple[str, ...]:
    """Who may hear of the answers of the others."""
    return () if event.get(HIDDEN) or event.get("status") == "cancelled" else tuple(everybody(event))


def patience(event: Json, few: int) -> int:
    """Seconds for which answers are gathered before they are told: a few guests hear of each at once.

    Of more guests a second for each: so no copies are written more often than one in a second, however many answer.
    """
    guests = len(listeners(event))
    return min(guests, _SLOWEST) if guests > few else 0
