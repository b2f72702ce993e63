"""Finding what may happen in a range of time, in many calendars at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from agenda.events.model import CalendarEvent
from agenda.events.placing import Stretch, not_before, stretches
from agenda.events.rows import BY_TIME, TABLE, account, event_of
from agenda.happenings.ahead import Ahead, Reach
from kernel.callers import WorkspaceId
from kernel.queries import at_once


class Ranges:
    def touching(
        self, workspace: WorkspaceId, calendar_ids: Sequence[str], since: datetime, before: datetime
    ) -> list[CalendarEvent]:
        """All that may touch the range, and something beside it: two queries for each calendar, all at once."""
        owners = [account(workspace, each) for each in calendar_ids]
        questions = [_question(owner, stretch) for owner in owners for stretch in stretches(since, before)]
        return [event_of(row) for rows in at_once(questions) for row in rows]

    def ahead(self, workspace: WorkspaceId, calendar_ids: Sequence[str], reach: Reach) -> Ahead:
        """What is not over then; of what is once, only the first so many of each calendar."""
        owners = [account(workspace, each) for each in calendar_ids]
        short, _ = stretches(reach.since, reach.before)
        _, long = stretches(reach.now, reach.before)
        once = at_once([_question(owner, short) for owner in owners], reach.most)
        often = at_once([_question(owner, long) for owner in owners])
        cut = [not_before(rows[-1]["at"]["S"]) for rows in once if len(rows) == reach.most]
        return Ahead([event_of(row) for rows in (*once, *often) for row in rows], min(cut, default=None))


def _question(owner: str, stretch: Stretch) -> dict[str, Any]:
    return {
        "TableName": TABLE,
        "IndexName": BY_TIME,
        "ConsistentRead": True,
        "KeyConditionExpression": "pk = :owner AND #at BETWEEN :low AND :high",
        "ExpressionAttributeNames": {"#at": "at"},
        "ExpressionAttributeValues": {
            ":owner": {"S": owner},
            ":low": {"S": stretch.low},
            ":high": {"S": stretch.high},
        },
    }
