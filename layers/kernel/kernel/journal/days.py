"""What falls due by the day: an index over ``<day>#<shard>``, so that no day is one partition, and who looks at it.

Looked for are the day that is due and some before it: what was not done while something was broken is done then.
"""

import zlib
from collections.abc import Iterator
from datetime import date, timedelta

from kernel.journal.rows import SHARDS
from kernel.queries import every

REACH = 14
"""Days beyond the one that is due: for so long whoever looks may be broken."""


def on_day(day: date, name: str) -> str:
    """Under what it is found that falls due on a day: always in the same shard."""
    return f"{day.isoformat()}#{SHARDS[zlib.crc32(name.encode()) % len(SHARDS)]}"


def due(table: str, index: str, attribute: str, last: date) -> Iterator[tuple[str, str]]:
    """The places (``pk``, ``sk``) of what fell due on ``last`` or shortly before, the oldest day first."""
    for age in range(REACH, -1, -1):
        day = (last - timedelta(days=age)).isoformat()
        for shard in SHARDS:
            found = every(
                TableName=table,
                IndexName=index,
                KeyConditionExpression=f"{attribute} = :day",
                ExpressionAttributeValues={":day": {"S": f"{day}#{shard}"}},
            )
            yield from ((row["pk"]["S"], row["sk"]["S"]) for row in found)
