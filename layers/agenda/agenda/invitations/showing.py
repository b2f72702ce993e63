"""How an event looks to a guest outside: by the clocks where they are, and no more of it than they are told. Pure."""

from datetime import datetime, timedelta, timezone
from typing import Any, get_args

from agenda.invitations.answering import UNASKED
from agenda.invitations.occurrences import occurrence
from agenda.invitations.parties import Json, addresses, invited, key_of, organizer, owner_key, people
from agenda.invitations.saying import places, repeats
from agenda.invitations.shown import GuestShown, InvitationShown, Status, TimeShown
from agenda.invitations.views import View, view
from agenda.people.model import Colleague
from agenda.recurrence import Effort, TooDense
from agenda.series import Occurrence, Series, spans
from agenda.times import Duration, Zone, instant, offset

MOST_TIMES = 10
MOST_GUESTS = 100
_AHEAD = (timedelta(days=60), timedelta(days=400), timedelta(days=5 * 366))
"""How far one looks for the next times: most things that repeat do so soon."""
_STATUSES = frozenset(get_args(Status))


def shown(event: Json, mail: str, host: Colleague, zone: Zone, now: datetime) -> InvitationShown | None:
    """The event as the guest of that address sees it; ``None`` if they are not invited to any of it."""
    me = frozenset({mail})
    seen = view(event, me)
    it: Json = seen.whole if seen.whole is not None else next(iter(seen.occurrences.values()), {})
    key = key_of(it, me)
    if key is None:
        return None
    mine = people(it)[key]
    times = _times(seen, me, zone, now)
    ahead = [each for each in times if each.ends > now or each.begins >= now]
    cancelled = event.get("status") == "cancelled"
    named = [each for other, each in invited(it) if other != key]
    return InvitationShown(
        title=_text(it, "title"),
        description=_text(it, "description"),
        organizer=_organizer(it, host),
        organizer_email=host.email,
        invited=mail,
        status=_status(mine),
        comment=str(mine.get("participationComment") or ""),
        cancelled=cancelled,
        over=cancelled or not ahead,
        place=_place(it),
        call=_call(it),
        all_day=bool(it.get("showWithoutTime")),
        time_zone=event.get("timeZone"),
        repeats=repeats(it) if seen.whole is not None else "",
        times=tuple(ahead or times[:1]),
        guests=tuple(_guest(each) for each in named[:MOST_GUESTS]),
        more_guests=max(0, len(named) - MOST_GUESTS),
        sequence=event.get("sequence", 0),
    )


def _times(seen: View, me: frozenset[str], zone: Zone, now: datetime) -> list[TimeShown]:
    """The next times to which somebody is invited; after the last, when it first was."""
    if seen.whole is None:
        each = (_alone(it, rid, me, zone) for rid, it in seen.occurrences.items())
        alone = sorted(each, key=lambda it: it.begins)
        return [it for it in alone if it.ends > now][:MOST_TIMES] or alone[:1]
    series = Series.read(dict(seen.whole))
    there = series.zone or zone
    first = Occurrence(instant(series.start, there), series.duration.after(series.start, there))
    if not series.repeats:
        return [_one(seen.whole, None, first, me, zone)]
    found = _next(series, zone, now) or [first._replace(recurrence_id=series.start)]
    rids = (each.recurrence_id.isoformat(timespec="seconds") if each.recurrence_id else None for each in found)
    return [_one(seen.whole, rid, each, me, zone) for rid, each in zip(rids, found, strict=True)]


def _next(series: Series, zone: Zone, now: datetime) -> list[Occurrence]:
    effort, found = Effort(), list[Occurrence]()
    for ahead in _AHEAD:
        try:
            found = spans(series, now, now + ahead, zone, effort)
        except TooDense:
            break
        if len(found) >= MOST_TIMES:
            break
    return found[:MOST_TIMES]


def _alone(it: Json, rid: str, me: frozenset[str], zone: Zone) -> TimeShown:
    there, start = it.get("timeZone") or zone, datetime.fromisoformat(it["start"])
    ends = Duration.parse(it.get("duration") or "PT0S").after(start, there)
    return _one({**it, "recurrenceOverrides": {}}, rid, Occurrence(instant(start, there), ends), me, zone)


def _one(event: Json, rid: str | None, when: Occurrence, me: frozenset[str], zone: Zone) -> TimeShown:
    it = event if rid is None else occurrence(event, rid) or event
    return TimeShown(
        recurrence_id=rid,
        begins=_there(when.begins, zone),
        ends=_there(when.ends, zone),
        title=_text(it, "title"),
        place=_place(it),
        status=_status(people(it).get(key_of(it, me) or "") or {}),
    )


def _there(moment: datetime, zone: Zone) -> datetime:
    return moment.astimezone(timezone(offset(moment, zone)))


def _organizer(it: Json, host: Colleague) -> str:
    owner: Any = people(it).get(owner_key(it) or "") or {}
    return str(owner.get("name") or host.name or host.email or organizer(it) or "")


def _guest(each: Json) -> GuestShown:
    return GuestShown(name=str(each.get("name") or next(iter(sorted(addresses(each))), "")), status=_status(each))


def _status(each: Json) -> Status:
    said: Any = each.get("participationStatus", UNASKED)
    return said if said in _STATUSES else "needs-action"


def _text(it: Json, name: str) -> str:
    return str(it.get(name) or "")


def _place(it: Json) -> str:
    return places({"locations": it.get("locations")})


def _call(it: Json) -> str:
    return next((str(each.get("uri") or "") for each in (it.get("virtualLocations") or {}).values()), "")
