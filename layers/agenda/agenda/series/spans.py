"""The times at which an event happens within a range: exact to the second, whatever the clocks there do. Pure.

Rules speak of the time that clocks show, ranges of moments. So rules are asked for a day more on either side than any
clock is away from UTC, and what they answer is cut at the moments.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from agenda.recurrence import Effort, occurrences
from agenda.series.model import Occurrence, Patch, Series
from agenda.times import Duration, Zone, instant, local

_WIDER = timedelta(days=2)


def spans(
    series: Series, since: datetime, before: datetime, here: Zone, effort: Effort | None = None
) -> list[Occurrence]:
    """Those that touch the range, the earliest first; times of no zone are times ``here``."""
    effort = effort or Effort()
    found = [each for each in _all(series, since, before, here, effort) if _touches(each, since, before)]
    return sorted(found, key=lambda each: each.begins)


def _all(series: Series, since: datetime, before: datetime, here: Zone, effort: Effort) -> Iterator[Occurrence]:
    zone = series.zone or here
    if not series.repeats:
        yield Occurrence(instant(series.start, zone), series.duration.after(series.start, zone))
        return
    overrides = series.overrides or {}
    duration = series.duration
    for start in _regular(
        series, local(since, zone) - duration.at_most() - _WIDER, local(before, zone) + _WIDER, effort
    ):
        if start not in overrides:
            yield Occurrence(instant(start, zone), duration.after(start, zone), start)
    for start, patch in overrides.items():
        if not patch.get("excluded"):
            yield changed(series, start, patch, here)


def _regular(series: Series, low: datetime, high: datetime, effort: Effort) -> Iterator[datetime]:
    """What the rules come to; the start is one of them, whatever they say."""
    out = {each for plan in series.excluded for each in occurrences(plan, low, high, effort)}
    seen: set[datetime] = set()
    if not series.plans and low <= series.start < high:
        seen.add(series.start)
    for plan in series.plans:
        seen.update(occurrences(plan, low, high, effort))
    yield from sorted(seen - out)


def changed(series: Series, recurrence_id: datetime, patch: Patch, here: Zone) -> Occurrence:
    """One that was changed, which may be at another time, in another zone, and for longer."""
    start = datetime.fromisoformat(patch["start"]) if "start" in patch else recurrence_id
    zone = patch.get("timeZone", series.zone) or here
    duration = Duration.parse(patch["duration"] or "PT0S") if "duration" in patch else series.duration
    return Occurrence(instant(start, zone), duration.after(start, zone), recurrence_id, patch)


def _touches(it: Occurrence, since: datetime, before: datetime) -> bool:
    """Whether some of it is in the range; what lasts no time is at its beginning."""
    return it.begins < before and (it.ends > since or it.begins >= since)
