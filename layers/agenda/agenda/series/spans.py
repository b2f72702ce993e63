"""The times at which an event happens within a range: exact to the second, whatever the clocks there do. Pure.

Rules speak of the time that clocks show, ranges of moments. So rules are asked for a day more on either side than any
clock is away from UTC, and what they answer is cut at the moments.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import partial
from operator import itemgetter

from agenda.recurrence import Effort, occurrences
from agenda.series.model import Occurrence, Patch, Series, ours
from agenda.times import Duration, Zone, instant, instants, local

_WIDER = timedelta(days=2)
_occurrence = partial(tuple.__new__, Occurrence)  # half of the time that its name takes


def spans(
    series: Series, since: datetime, before: datetime, here: Zone, effort: Effort | None = None
) -> list[Occurrence]:
    """Those that touch the range, the earliest first; times of no zone are times ``here``."""
    zone, overrides = series.zone or here, series.overrides or {}
    if not series.repeats:
        once = Occurrence(instant(series.start, zone), series.duration.after(series.start, zone))
        return [once] if _touches(once, since, before) else []
    found = _usual(series, since, before, zone, effort or Effort())
    if overrides:
        others = (changed(series, each, patch, here) for each, patch in overrides.items() if not patch.get("excluded"))
        found += [each for each in others if _touches(each, since, before)]
        found.sort(key=itemgetter(0))
    return found


def _usual(series: Series, since: datetime, before: datetime, zone: Zone, effort: Effort) -> list[Occurrence]:
    """Those about which nothing was changed."""
    low = _shown(since, zone, -series.duration.at_most() - _WIDER)
    starts = _regular(series, low, _shown(before, zone, _WIDER), effort)
    if series.overrides:
        starts = [each for each in starts if each not in series.overrides]
    begins = instants(starts, zone)
    ends = series.duration.ends(starts, begins, zone)
    found = [
        _occurrence((begin, end, start, None))
        for begin, end, start in zip(begins, ends, starts, strict=True)
        if begin < before and (end > since or begin >= since)
    ]
    found.sort(key=itemgetter(0))  # clocks that jump may bring a later time forward
    return found


def _shown(moment: datetime, zone: Zone, by: timedelta) -> datetime:
    """What clocks there show about then; what is beyond the calendar is its end."""
    try:
        return local(moment, zone) + by
    except OverflowError:
        return datetime.min if by < timedelta() else datetime.max


def _regular(series: Series, low: datetime, high: datetime, effort: Effort) -> list[datetime]:
    """What the rules come to, in order; the start is one of them, whatever they say."""
    if not series.plans:
        found: Collection[datetime] = [series.start] if low <= series.start < high else []
    elif len(series.plans) == 1:
        found = occurrences(series.plans[0], low, high, effort)
    else:
        found = {each for plan in series.plans for each in occurrences(plan, low, high, effort)}
    out = {each for plan in series.excluded for each in occurrences(plan, low, high, effort)}
    if out or len(series.plans) > 1:
        return sorted(set(found) - out)
    return list(found)


def changed(series: Series, recurrence_id: datetime, patch: Patch, here: Zone) -> Occurrence:
    """One that was changed, which may be at another time, in another zone, and for longer."""
    start = datetime.fromisoformat(patch["start"]) if "start" in patch else recurrence_id
    zone = patch.get("timeZone", series.zone) or here
    duration = Duration.parse(patch["duration"] or "PT0S") if "duration" in patch else series.duration
    return Occurrence(instant(start, zone), duration.after(start, zone), recurrence_id, ours(patch))


def _touches(it: Occurrence, since: datetime, before: datetime) -> bool:
    """Whether some of it is in the range; what lasts no time is at its beginning."""
    return it.begins < before and (it.ends > since or it.begins >= since)
