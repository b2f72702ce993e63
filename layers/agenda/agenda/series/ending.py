"""When an event is over for good. Pure."""

from datetime import datetime, timedelta

from agenda.recurrence import last
from agenda.series.model import Series
from agenda.series.spans import changed

_NO_ZONE = "Etc/UTC"
_SKIPPED = timedelta(days=1)
"""No clock skips more: of two times that it shows, the later is at most so much earlier."""


def over(series: Series) -> datetime | None:
    """A moment after which it does not happen any more, at most a day too late; ``None`` if it goes on for ever.

    Times of no zone count as UTC. The work is bounded, whatever the rules: those whose end cannot be found are refused
    when they are written (``TooFar``).
    """
    zone = series.zone or _NO_ZONE
    ends = [series.duration.after(series.start, zone)]
    for plan in series.plans:
        final = last(plan)
        if final is None or final.year >= datetime.max.year:
            return None
        ends.append(series.duration.after(final, zone) + _SKIPPED)
    for recurrence_id, patch in (series.overrides or {}).items():
        if not patch.get("excluded"):
            ends.append(changed(series, recurrence_id, patch, _NO_ZONE).ends)
    return max(ends)
