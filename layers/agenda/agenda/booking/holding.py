"""A time that is kept until its guest has confirmed it, and given back if they do not.

The message that says so waits as long as it is kept; it may come early, late or twice. Between who confirms and what
lapses the row of the booking decides: whoever writes it first has it, and the other finds it decided.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil
from typing import Protocol

from pydantic import BaseModel

from agenda.booking.model import HOLDS, Booking, Ending, NoSuchBooking
from agenda.booking.page import Page
from agenda.booking.service import Edit
from kernel.callers import WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.journal.attempts import Attempts

LONGEST = int(HOLDS.total_seconds())
"""Seconds; no queue delays a message for longer, either."""


class Hold(BaseModel, frozen=True):
    """A time that is kept for somebody who has yet to confirm it."""

    workspace: WorkspaceId
    page_id: str
    booking_id: str


class Ledger(Protocol):
    """Where bookings are."""

    def get(self, workspace: WorkspaceId, page_id: str, booking_id: str) -> tuple[Booking, Page | None]: ...
    def settle(self, workspace: WorkspaceId, page: Page | None, before: Booking, after: Booking, edit: Edit) -> Booking:
        """Let a booking be what became of it."""


def held(workspace: WorkspaceId, before: Booking | None, after: Booking | None) -> Hold | None:
    """What is to lapse later, if a change of a booking began to keep a time."""
    if after is None or after.status != "held" or (before is not None and before.status == "held"):
        return None
    return Hold(workspace=workspace, page_id=after.page_id, booking_id=after.booking_id)


@dataclass(frozen=True, slots=True)
class Lapsing:
    ledger: Ledger
    later: Callable[[Hold, int], None]
    """Says it again, in so many seconds."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def lapse(self, hold: Hold) -> None:
        """Give the time back that nobody confirmed."""
        attempts = Attempts()
        while True:
            try:
                it, page = self.ledger.get(hold.workspace, hold.page_id, hold.booking_id)
                if it.confirm_by is None:
                    return
                left = ceil((it.confirm_by - self.now()).total_seconds())
                if left > 0:
                    self.later(hold, min(left, LONGEST))
                    return
                self.ledger.settle(hold.workspace, page, it, it.ended(Ending("lapsed")), lambda entry: entry)
            except NoSuchBooking:
                return
            except PreconditionFailed:
                attempts.again()
            else:
                return
