"""What a host's calendars say, as a diary. Pure.

What happens so often that it cannot be worked out keeps them from nothing: one rule would close their page for ever.
"""

from collections.abc import Iterable
from datetime import timedelta

from agenda.booking.diaries import Appointment, Diary
from agenda.booking.entering import appointment
from agenda.booking.page import Host
from agenda.events.model import Body
from agenda.freebusy.blocking import Whose, blocked
from agenda.freebusy.spans import Busy, Span
from agenda.recurrence import Patience

_LONGEST_BUFFER = timedelta(days=1)


def diary(host: Host, events: Iterable[Body], whose: Whose, span: Span) -> Diary:
    """All that keeps the host from being booked in a stretch of time, or close to it."""
    busy: list[Busy] = []
    booked: list[Appointment] = []
    within, patience = Span(span.begins - _LONGEST_BUFFER, span.ends + _LONGEST_BUFFER), Patience()
    for event in events:
        for it, blocks in blocked(event, whose, within, host.hours.zone, patience).times:
            known = appointment(event, *it)
            if known:
                booked.append(known)
            else:
                busy.append(Busy(*it, blocks))
    return Diary(host, busy, booked)
