"""What a host's calendars say, as a diary. Pure.

What happens so often that it cannot be worked out keeps them busy all the time: better no booking than two.
"""

from collections.abc import Iterable
from datetime import timedelta

from agenda.booking.diaries import Appointment, Diary
from agenda.booking.entering import appointment
from agenda.booking.page import Host
from agenda.events.model import Body
from agenda.freebusy.blocking import Whose, kind
from agenda.freebusy.spans import Busy, Span
from agenda.recurrence import TooDense
from agenda.series import Series, spans

_LONGEST_BUFFER = timedelta(days=1)


def diary(host: Host, events: Iterable[Body], whose: Whose, span: Span) -> Diary:
    """All that keeps the host from being booked in a stretch of time, or close to it."""
    busy: list[Busy] = []
    booked: list[Appointment] = []
    since, before = span.begins - _LONGEST_BUFFER, span.ends + _LONGEST_BUFFER
    for event in events:
        try:
            happens = spans(Series.read(event), since, before, host.hours.zone)
        except TooDense:
            busy.append(Busy(since, before))
            continue
        for it in happens:
            blocks = kind(event, it.patch, whose)
            if blocks is None or it.begins >= it.ends:
                continue
            known = appointment(event, it.begins, it.ends)
            if known:
                booked.append(known)
            else:
                busy.append(Busy(it.begins, it.ends, blocks))
    return Diary(host, busy, booked)
