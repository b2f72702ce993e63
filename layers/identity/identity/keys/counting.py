"""How many keys of members a workspace has, and which was made last: nobody adds one to a number that has changed.

One row beside the keys names the one that was made last. Whoever makes the next has counted, and writes only if no
other was made since. A Query does not promise that it shows all of a transaction of which it shows one row; so a key
that was made a moment ago must be among those that were counted.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Self

from identity.keys.model import ApiKey
from identity.keys.table import TABLE, said
from kernel.errors import Conflict
from kernel.ids import OURS
from kernel.journal import Along
from kernel.rows import Row

LATEST = f"{OURS}latest"
"""The range key of the row that names the key which was made last."""

WANTED = "pk, sk, expires_on, expires, latest, made"
SETTLED = timedelta(minutes=1)
"""After so long whatever was written shows everywhere, and no request that began before is still running."""


class NotTheLatest(Conflict):
    """Another key was made in the meantime: count again."""


class Standing(NamedTuple):
    """How many keys are good, and which was made last."""

    good: int
    latest: str | None

    @classmethod
    def of(cls, rows: Iterable[Row], now: datetime) -> Self | None:
        """What the rows come to; ``None`` if the key that was made last is not among them yet.

        A key that has just ended counts a little longer: it may be that somebody rotates it at this moment.
        """
        found = {row["sk"]["S"]: row for row in rows}
        last, since = found.pop(LATEST, None), said(now - SETTLED)
        if last is not None and last["made"]["S"] > since and last["latest"]["S"] not in found:
            return None
        good = sum("expires_on" in row and row["expires"]["S"] > since for row in found.values())
        return cls(good, last["latest"]["S"] if last else None)


def latest(key: ApiKey, before: str | None) -> Along:
    """What makes a key the last that was made, or fails with ``NotTheLatest`` unless it was that one before."""
    item: dict[str, Any] = {"pk": {"S": key.workspace}, "sk": {"S": LATEST}}
    item |= {"latest": {"S": key.key_id}, "made": {"S": said(key.created)}}
    condition: dict[str, Any] = {"ConditionExpression": "attribute_not_exists(pk)"}
    if before:
        values = {":before": {"S": before}}
        condition = {"ConditionExpression": "latest = :before", "ExpressionAttributeValues": values}
    return Along(
        {"Put": {"TableName": TABLE, "Item": item, **condition}}, NotTheLatest("another key was made; try again")
    )
