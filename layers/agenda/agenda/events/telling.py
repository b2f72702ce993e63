"""What the other rooms are told of a change of an event."""

from agenda.booking.marks import page_of
from agenda.events.model import CalendarEvent
from agenda.events.rows import calendar_of, event_of
from contracts.agenda import EventChanged
from kernel.changes import Change


def told(change: Change) -> EventChanged | None:
    """The event that a change of a row amounts to; of what lies in the trash nobody hears."""
    calendar_id = calendar_of(change.account)
    before, after = (event_of(row) if row else None for row in (change.before, change.after))
    it: CalendarEvent | None = after or before
    if calendar_id is None or it is None or change.removed:
        return None  # a tombstone was swept, or a calendar erased: of that the rooms hear otherwise
    return EventChanged(
        workspace=change.workspace,
        calendar_id=calendar_id,
        event_id=it.event_id,
        uid=it.event["uid"],
        kind="destroyed" if after is None else "created" if before is None else "updated",
        modseq=after.modseq if after else 0,
        by=after.by if after else change.said.get("by"),
        origin=after.origin if after else change.said.get("origin"),
        moved_to=change.said.get("to"),
        booked_on=page_of(it.event),
    )
