"""Letters that anybody can have sent to an address, by booking on a page: so many in a day, whoever asks for them."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from agenda.booking.rows import BOOKINGS, account
from agenda.times.local import written
from kernel.callers import WorkspaceId
from kernel.errors import TooManyRequests
from kernel.ids import OURS
from kernel.journal import Along
from kernel.journal.rows import place

MOST = 12
"""So many times may be taken in a day with one address on one page; to move one is to take another."""

MOST_ALONG = 200
"""So many people who come along are named on one page in a day: they did not book, and nobody asked them."""

DAY = 24 * 3600


class BookedTooOften(TooManyRequests):
    """Enough was booked with this address on this page for a day, or with one that comes along, whoever did so."""

    def __init__(self, again: datetime, retry_after: int, whom: str = "with this address") -> None:
        super().__init__(f"enough was booked here {whom}; book again after {written(again)}", retry_after)
        self.again = again

    def facts(self) -> dict[str, object]:
        return {"again": written(self.again)}


def counted(workspace: WorkspaceId, page_id: str, guest: str, along: Sequence[str], now: datetime) -> Iterator[Along]:
    """What counts a letter to each of them, or fails with ``BookedTooOften``."""
    at = account(workspace, page_id)
    for digest in sorted({_digest(page_id, each) for each in (guest, *along)}):
        yield _counted(at, Lot(digest, "with this address", MOST), now)
    if along:
        yield _counted(at, Lot("along", "with further people", MOST_ALONG, len(along)), now)


class Lot(NamedTuple):
    """Letters of a kind of which there are so many in a day."""

    name: str
    whom: str
    most: int
    letters: int = 1


def _counted(at: str, it: Lot, now: datetime) -> Along:
    phase = int(sha256(f"{at}{it.name}".encode()).hexdigest()[:8], 16) % DAY  # not everybody's day ends at once
    window = (int(now.timestamp()) + phase) // DAY
    ends = (window + 1) * DAY - phase
    update: dict[str, Any] = {
        "TableName": BOOKINGS,
        "Key": place(at, f"{OURS}letters#{it.name}#{window}"),
        "UpdateExpression": "ADD letters :more SET expires = :expires",
        "ConditionExpression": "attribute_not_exists(letters) OR letters <= :room",
        "ExpressionAttributeValues": {
            ":more": {"N": str(it.letters)},
            ":room": {"N": str(it.most - it.letters)},
            ":expires": {"N": str(ends + DAY)},
        },
    }
    left = max(1, ends - int(now.timestamp()))
    return Along({"Update": update}, BookedTooOften(datetime.fromtimestamp(ends, UTC), left, it.whom))


def _digest(page_id: str, address: str) -> str:
    """Of the mailbox: what stands behind a plus, or in which case it is written, leads to the same one."""
    name, _, domain = address.strip().casefold().rpartition("@")
    return sha256(f"{page_id}\0{name.partition('+')[0]}@{domain}".encode()).hexdigest()[:32]
