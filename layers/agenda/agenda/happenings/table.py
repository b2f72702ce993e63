"""Finding what may happen in a range of time, in many calendars at once."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import datetime

from agenda.events.model import CalendarEvent
from agenda.events.placing import Stretch, stretches
from agenda.events.rows import BY_TIME, TABLE, account, event_of
from kernel.callers import WorkspaceId
from kernel.queries import every
from kernel.rows import Row

AT_ONCE = 20
"""Queries that run at the same time: as many as ten calendars need."""


class Ranges:
    def touching(
        self, workspace: WorkspaceId, calendar_ids: Sequence[str], since: datetime, before: datetime
    ) -> list[CalendarEvent]:
        """All that may touch the range, and something beside it: two queries for each calendar, all at once."""
        wanted = [(account(workspace, each), stretch) for each in calendar_ids for stretch in stretches(since, before)]
        return [event_of(row) for rows in _together(wanted) for row in rows]


def _together(wanted: Sequence[tuple[str, Stretch]]) -> Iterable[list[Row]]:
    with ThreadPoolExecutor(min(AT_ONCE, len(wanted) or 1)) as pool:
        asked = [pool.submit(copy_context().run, _found, owner, stretch) for owner, stretch in wanted]
        return [each.result() for each in asked]


def _found(owner: str, stretch: Stretch) -> list[Row]:
    return list(
        every(
            TableName=TABLE,
            IndexName=BY_TIME,
            ConsistentRead=True,
            KeyConditionExpression="pk = :owner AND #at BETWEEN :low AND :high",
            ExpressionAttributeNames={"#at": "at"},
            ExpressionAttributeValues={
                ":owner": {"S": owner},
                ":low": {"S": stretch.low},
                ":high": {"S": stretch.high},
            },
        )
    )
