"""Letters that anybody can have sent to an address, by booking on a page: so many in a day, whoever asks for them."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from agenda.booking.rows import BOOKINGS, account
from agenda.times.local import written
from kernel.callers import WorkspaceId
from kernel.errors import TooManyRequests
from kernel.ids import OURS
from kernel.journal import Along
from kernel.journal.rows import place

MOST = 12
"""So many times may be taken in a day with one address on one page; to move one is to take another."""

DAY = 24 * 3600


class BookedTooOften(TooManyRequests):
    """Enough was booked with this address on this page for a day, or with one that comes along, whoever did so."""

    def __init__(self, again: datetime, retry_after: int) -> None:
        super().__init__(f"enough was booked here with this address; book again after {written(again)}", retry_after)
        self.again = again

    def facts(self) -> dict[str, object]:
        return {"again": written(self.again)}


def counted(workspace: WorkspaceId, page_id: str, addresses: Iterable[str], now: datetime) -> Iterator[Along]:
    """What counts a letter to each address, or fails with ``BookedTooOften``."""
    for digest in sorted({_digest(page_id, each) for each in addresses}):
        phase = int(digest[:8], 16) % DAY  # not everybody's day ends at once
        window = (int(now.timestamp()) + phase) // DAY
        ends = (window + 1) * DAY - phase
        update: dict[str, Any] = {
            "TableName": BOOKINGS,
            "Key": place(account(workspace, page_id), f"{OURS}letters#{digest}#{window}"),
            "UpdateExpression": "ADD letters :one SET expires = :expires",
            "ConditionExpression": "attribute_not_exists(letters) OR letters < :most",
            "ExpressionAttributeValues": {
                ":one": {"N": "1"},
                ":most": {"N": str(MOST)},
                ":expires": {"N": str(ends + DAY)},
            },
        }
        left = max(1, ends - int(now.timestamp()))
        yield Along({"Update": update}, BookedTooOften(datetime.fromtimestamp(ends, UTC), left))


def _digest(page_id: str, address: str) -> str:
    """Of the mailbox: what stands behind a plus, or in which case it is written, leads to the same one."""
    name, _, domain = address.strip().casefold().rpartition("@")
    return sha256(f"{page_id}\0{name.partition('+')[0]}@{domain}".encode()).hexdigest()[:32]
