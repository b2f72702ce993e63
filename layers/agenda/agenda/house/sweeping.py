"""Emptying the trash: calendars that lie there for thirty days go for good, and all that is in them."""

from contextlib import suppress
from datetime import UTC, datetime

from agenda.attachments.bucket import folder
from agenda.calendars.model import KEPT, Calendar, NoSuchCalendar
from agenda.calendars.table import TABLE, journal
from agenda.house.files import remove
from agenda.house.holdings import UNDER_CALENDARS
from agenda.house.wiping import wipe
from agenda.invitations.rows import ADDRESSES
from agenda.links.table import TABLE as BY_TOKEN
from agenda.rooms.addresses import local_part
from kernel.callers import WorkspaceId, within
from kernel.journal.days import due
from kernel.journal.sweep import sweep


class Sweeping:
    def sweep(self) -> None:
        moment = datetime.now(UTC)
        for owner, calendar_id in list(due(TABLE, "by-trash", "trashed_on", (moment - KEPT).date())):
            workspace = WorkspaceId(owner)
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
    if calendar.kind in {"room", "resource"}:
        wipe(ADDRESSES, local_part(calendar.calendar_id))
    with suppress(NoSuchCalendar):  # another run was faster
        journal().delete(workspace, calendar.calendar_id)
