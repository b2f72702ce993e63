"""When somebody is to be reminded of an event or a task: of each of its times, by each of its alerts. Pure.

A reminder before something that is at a time counts hours by the clock and days by the calendar of where it is. One
before something that takes whole days is at a time of day, whatever the clocks do in the night between. What is at a
time of no zone is at that time wherever the person is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, NamedTuple, Protocol

from agenda.jscalendar.patches import patched
from agenda.jscalendar.reach import AHEAD, BEHIND
from agenda.recurrence import Patience, TooDense
from agenda.series import Occurrence, Series, spans
from agenda.times import Duration, instant, local

Body = Mapping[str, Any]
Kind = Literal["event", "task"]


class Default(Protocol):
    """A reminder of whatever says nothing else."""

    @property
    def offset(self) -> Duration: ...
    @property
    def relative_to(self) -> Literal["start", "end"]: ...
    @property
    def action(self) -> Literal["display", "email"]: ...


@dataclass(frozen=True, slots=True)
class Who:
    """Whom to remind."""

    email: str
    zone: str


class Due(NamedTuple):
    """That somebody is to be reminded at a moment: of what, and by which alert."""

    at: datetime
    kind: Kind
    uid: str
    alert: str
    """Its id, or ``default-1``."""
    begins: datetime
    ends: datetime
    recurrence_id: datetime | None
    all_day: bool
    email: bool
    """Whether it says that a letter is wanted."""
    body: Body
    """What it is about, as it is at this time."""
    seen: datetime | None = None
    """When somebody saw it elsewhere, who has no need of it any more."""

    @property
    def name(self) -> tuple[str, ...]:
        """What makes it this reminder and no other: it is given once. What is moved is a reminder anew."""
        occurrence = self.recurrence_id.isoformat() if self.recurrence_id else ""
        return self.kind, self.uid, occurrence, self.alert, self.at.isoformat()


class Window(NamedTuple):
    """A time: after ``since``, up to ``until``."""

    since: datetime
    until: datetime

    def covers(self, moment: datetime) -> bool:
        return self.since < moment <= self.until


class _Time(NamedTuple):
    """One time of something, as moments and as clocks there show it."""

    kind: Kind
    occurrence: Occurrence
    begins: datetime
    ends: datetime
    zone: str


class _Trigger(NamedTuple):
    alert: str
    offset: Duration | None
    absolute: datetime | None
    end: bool
    email: bool
    acknowledged: datetime | None
    snoozed: bool = False
    """Whether some program made it, to ring once more for another."""


def of_event(
    body: Body,
    defaults: Sequence[Default],
    who: Who,
    within: Window,
    *,
    seen: bool = False,
    patience: Patience | None = None,
) -> list[Due]:
    """The reminders of an event in a time, in order; ``defaults`` if it asks for those; ``seen`` ones if wanted.

    What happens too often to work out when reminds nobody.
    """
    reach = _reach(body, defaults)
    if reach is None:
        return []
    low, high = within.since - reach.behind, within.until + reach.ahead + timedelta(seconds=1)
    patience = patience or Patience()
    try:
        times = spans(Series.read(body), low, high, who.zone, patience.next())
    except TooDense:
        patience.lost()
        return []
    found = [due for time in times for due in _of_occurrence(body, time, defaults, who)]
    once = {due.name: due for due in sorted(found, key=lambda due: due.begins, reverse=True)}  # the first of a series
    return _ordered(_joined(once.values()), within, seen=seen)


def of_task(body: Body, defaults: Sequence[Default], who: Who, within: Window, *, seen: bool = False) -> list[Due]:
    """The same of a task, which is at one of its times only: when it starts, and when it is due."""
    said = [datetime.fromisoformat(body[name]) for name in ("start", "due") if body.get(name)]
    if not said or body.get("progress") in {"completed", "failed", "cancelled"}:
        return []
    zone = body.get("timeZone") or who.zone
    time = _Time("task", Occurrence(instant(said[0], zone), instant(said[-1], zone)), said[0], said[-1], zone)
    dues = [_due(trigger, body, time) for trigger in _triggers(body, defaults)]
    return _ordered(_joined(filter(None, dues)), within, seen=seen)


def _joined(dues: Iterable[Due]) -> Iterator[Due]:
    """Of those of one time that ring at one moment, on the page and by letter, one: whichever is named first."""
    at_once: dict[tuple[datetime | None, datetime], list[Due]] = {}
    for due in dues:
        at_once.setdefault((due.recurrence_id, due.at), []).append(due)
    for alike in at_once.values():
        seen = [each.seen for each in alike if each.seen is not None]
        first = min(alike, key=lambda each: each.alert)
        yield first._replace(email=any(each.email for each in alike), seen=max(seen, default=None))


def _ordered(dues: Iterable[Due], within: Window, *, seen: bool) -> list[Due]:
    wanted = (due for due in dues if within.covers(due.at) and (seen or due.seen is None))
    return sorted(wanted, key=lambda due: due.at)


def reminds(body: Body, defaults: Sequence[Default]) -> bool:
    """Whether anybody is ever reminded of it."""
    return _reach(body, defaults) is not None


def wants_defaults(body: Body) -> bool:
    """Whether it says that its calendar says when to be reminded of it."""
    return bool(body.get("useDefaultAlerts"))


def seen_of(body: Body) -> bool:
    """Whether a reminder of it may have been seen elsewhere."""
    alerts: Iterable[Mapping[str, Any]] = (body.get("alerts") or {}).values()
    return any(each.get("acknowledged") for each in alerts) or _otherwise(body)


def _otherwise(body: Body) -> bool:
    """Whether some of its times may remind otherwise."""
    patches: Iterable[Mapping[str, Any]] = (body.get("recurrenceOverrides") or {}).values()
    return any("lerts" in path for patch in patches for path in patch)


class _Reach(NamedTuple):
    """How far away from a reminder may be what it is about."""

    ahead: timedelta
    behind: timedelta


_DAY = timedelta(days=1)


def _reach(body: Body, defaults: Sequence[Default]) -> _Reach | None:
    """How far to look; ``None`` if there is no reminder at all, as with most of what is in calendars."""
    if _otherwise(body):
        return _Reach(AHEAD, BEHIND)
    ahead, behind, found = timedelta(), timedelta(), False
    for each in _triggers(body, defaults):
        found = True
        if each.offset is None:
            ahead, behind = AHEAD, BEHIND if each.snoozed else behind
        elif each.offset.negative:
            ahead = max(ahead, each.offset.at_most() + _DAY)
        else:
            behind = max(behind, each.offset.at_most() + _DAY)
    return _Reach(min(ahead, AHEAD), min(behind, BEHIND)) if found else None


def _of_occurrence(body: Body, occurrence: Occurrence, defaults: Sequence[Default], who: Who) -> Iterator[Due]:
    here = patched(body, occurrence.patch) if occurrence.patch else body
    if here.get("status") == "cancelled" or declined(here, who.email):
        return
    zone = here.get("timeZone") or who.zone
    time = _Time("event", occurrence, local(occurrence.begins, zone), local(occurrence.ends, zone), zone)
    for trigger in _triggers(here, defaults):
        due = _due(trigger, here, time)
        if due is not None:
            yield due


def _triggers(body: Body, defaults: Sequence[Default]) -> Iterator[_Trigger]:
    if wants_defaults(body):
        for number, each in enumerate(defaults, 1):
            end, email = each.relative_to == "end", each.action == "email"
            yield _Trigger(f"default-{number}", each.offset, None, end, email, None)
        return
    for name, alert in (body.get("alerts") or {}).items():
        trigger, acknowledged = alert.get("trigger", {}), alert.get("acknowledged")
        offset = Duration.parse(trigger["offset"]) if "offset" in trigger else None
        absolute = _moment(trigger["when"]) if "when" in trigger else None
        if offset is not None or absolute is not None:
            end, email = trigger.get("relativeTo") == "end", alert.get("action") == "email"
            seen, snoozed = _moment(acknowledged) if acknowledged else None, _snoozed(body, alert)
            yield _Trigger(name, offset, absolute, end, email, seen, snoozed)


def _snoozed(body: Body, alert: Mapping[str, Any]) -> bool:
    """Whether an alert rings once more for another (RFC 8984, 4.5.2; RFC 9074, 7), of something that is once."""
    relations: Iterable[Mapping[str, Any]] = (alert.get("relatedTo") or {}).values()
    again = any({"parent", "snooze"} & (each.get("relation") or {}).keys() for each in relations)
    return again and not body.get("recurrenceRules")


def _due(trigger: _Trigger, body: Body, time: _Time) -> Due | None:
    """The reminder by one alert of one occurrence; none when that is over."""
    begins, ends, recurrence_id, patch = time.occurrence
    all_day = bool(body.get("showWithoutTime"))
    if trigger.absolute is not None:
        at = trigger.absolute
        if at > (ends + BEHIND if trigger.snoozed else ends):
            return None
        if not any("lerts" in path for path in patch or ()):
            recurrence_id = None  # it is of the whole series, and comes before the first that is not over
    else:
        assert trigger.offset is not None, "an alert is at a moment, or so long before or after"
        at = _moved(time.ends if trigger.end else time.begins, trigger.offset, time.zone, by_day=all_day)
    seen = trigger.acknowledged if trigger.acknowledged is not None and trigger.acknowledged >= at else None
    uid = str(body["uid"])
    return Due(at, time.kind, uid, trigger.alert, begins, ends, recurrence_id, all_day, trigger.email, body, seen)


def _moved(time: datetime, offset: Duration, zone: str, *, by_day: bool) -> datetime:
    """So long after a time of a zone; ``by_day`` as clocks there show it."""
    if by_day:
        return instant(time + timedelta(days=offset.days, seconds=offset.seconds), zone)
    return offset.later(instant(time, zone), zone)


def declined(body: Body, email: str) -> bool:
    """Whether they said that they will not come."""
    address = email.lower()
    for each in (body.get("participants") or {}).values():
        theirs = {
            str(each.get("email", "")).lower(),
            *(str(uri).lower() for uri in (each.get("sendTo") or {}).values()),
        }
        if theirs & {address, f"mailto:{address}"} and each.get("participationStatus") == "declined":
            return True
    return False


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
