"""Emptying the trash: calendars that lie there for thirty days go for good, and all that is in them."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from agenda.attachments.bucket import folder
from agenda.calendars.model import KEPT, Calendar, NoSuchCalendar
from agenda.calendars.table import TABLE, journal
from agenda.house.files import remove
from agenda.house.holdings import UNDER_CALENDARS
from agenda.house.wiping import wipe
from agenda.links.table import TABLE as BY_TOKEN
from kernel.callers import WorkspaceId, within
from kernel.journal.rows import SHARDS
from kernel.journal.sweep import sweep
from kernel.queries import every

REACH = 14
"""Days beyond those in which it is looked: for so long this may be broken."""


class Sweeping:
    def sweep(self) -> None:
        moment = datetime.now(UTC)
        for workspace, calendar_id in list(_due(moment)):
            with within(workspace):
                calendar = journal().find(workspace, [calendar_id]).get(calendar_id)
                if calendar and calendar.over(moment):
                    _let_go(workspace, calendar)
        sweep(journal())


def _let_go(workspace: WorkspaceId, calendar: Calendar) -> None:
    """The calendar goes last: who is broken off finds it again."""
    for beneath in UNDER_CALENDARS:
        for where in beneath.where:
            wipe(beneath.table, where(workspace, calendar.calendar_id))
    remove(folder(workspace, calendar.calendar_id))
    for mark in calendar.marks:
        wipe(BY_TOKEN, mark)
    with suppress(NoSuchCalendar):  # another run was faster
        journal().delete(workspace, calendar.calendar_id)


def _due(moment: datetime) -> Iterator[tuple[WorkspaceId, str]]:
    last = (moment - KEPT).date()
    for age in range(REACH + 1):
        day = (last - timedelta(days=age)).isoformat()
        for shard in SHARDS:
            found = every(
                TableName=TABLE,
                IndexName="by-trash",
                KeyConditionExpression="trashed_on = :day",
                ExpressionAttributeValues={":day": {"S": f"{day}#{shard}"}},
            )
            yield from ((WorkspaceId(row["pk"]["S"]), row["sk"]["S"]) for row in found)
