"""Change an event: the whole of it, one of its times, or that and all that follow."""

from uuid import UUID

from agenda.events import CalendarEvent, Ref, events
from agenda.events.drafts import Patch, Span, Which, Words
from agenda.events.grants import WRITES
from agenda.times import LocalTime
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = events()


@app.endpoint("PATCH /api/agenda/calendars/{calendar_id}/events/{event_id}", scope="agenda:write", grants=WRITES)
def update_event(
    caller: Caller,
    calendar_id: UUID,
    event_id: UUID,
    patch: Patch,
    expected: IfMatch,
    *,
    span: Span = "all",
    recurrence_id: LocalTime | None = None,
    comment: Words = "",
) -> CalendarEvent:
    which = Which.of(span, recurrence_id)
    return ours.change(caller, Ref.of(calendar_id, event_id), patch, which, expected, words=comment)
