"""Put an event into the trash; or let one of its times, or that and all that follow, not happen."""

from uuid import UUID

from agenda.events import Ref, events
from agenda.events.drafts import Span, Which, Words
from agenda.events.grants import WRITES
from agenda.times import LocalTime
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = events()


@app.endpoint(
    "DELETE /api/agenda/calendars/{calendar_id}/events/{event_id}", scope="agenda:write", grants=WRITES, status=204
)
def delete_event(
    caller: Caller,
    calendar_id: UUID,
    event_id: UUID,
    expected: IfMatch,
    *,
    span: Span = "all",
    recurrence_id: LocalTime | None = None,
    comment: Words = "",
) -> None:
    ours.remove(caller, Ref.of(calendar_id, event_id), Which.of(span, recurrence_id), expected, words=comment)
