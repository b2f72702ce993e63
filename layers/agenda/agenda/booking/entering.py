"""A booking as it stands in a host's calendar: an event like any other, which knows of what booking it is. Pure.

The host may move it there, and what is free follows; a copy of it under another uid is no booking any more.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from agenda.booking.diaries import Appointment
from agenda.booking.marks import ALONG, GUEST, MARK, marked
from agenda.booking.model import Booking
from agenda.booking.page import LONGEST_PAUSE, Page
from agenda.events.model import Body
from agenda.times import Duration, local
from agenda.times.local import written


def event(booking: Booking, page: Page, names: Mapping[str, tuple[str, str]], now: datetime) -> Body:
    """The event of a booking; ``names`` says what hosts are called, and their addresses."""
    said: Body = {
        "@type": "Event",
        "uid": booking.booking_id,
        "updated": written(now),
        "created": written(booking.created),
        "sequence": booking.moved,
        "title": f"{booking.title}: {booking.guest.name}",
        "description": described(booking, page),
        "start": local(booking.begins, page.zone).isoformat(timespec="seconds"),
        "timeZone": page.zone,
        "duration": str(Duration(0, booking.lasts * 60)),
        "status": "confirmed" if booking.status == "confirmed" else "tentative",
        "participants": dict(_participants(booking, names)),
        MARK: {
            "bookingId": booking.booking_id,
            "pageId": booking.page_id,
            "before": page.before,
            "after": page.after,
        },
    }
    return said | where(page)


def appointment(body: Mapping[str, Any], begins: datetime, ends: datetime) -> Appointment | None:
    """The booking that an event stands for, at one of the times at which it happens."""
    mark = marked(body)
    if mark is None:
        return None
    before, after = (_kept_free(mark.get(side)) for side in ("before", "after"))
    if before is None or after is None:
        return None
    return Appointment(begins, ends, str(mark.get("pageId")), str(mark["bookingId"]), before, after)


def _kept_free(said: object) -> timedelta | None:
    """How long it is, as pages say it; whatever else stands there is not from one."""
    return timedelta(minutes=said) if isinstance(said, int) and 0 <= said <= LONGEST_PAUSE else None


def _participants(booking: Booking, names: Mapping[str, tuple[str, str]]) -> Iterable[tuple[str, Body]]:
    there = {"@type": "Participant", "participationStatus": "accepted", "scheduleAgent": "none"}
    for number, taker in enumerate(booking.takers):
        name, email = names.get(taker.person, ("", ""))
        roles = {"attendee": True, "owner": True} if number == 0 else {"attendee": True}
        yield taker.person, {**there, "roles": roles, **_called(name, email)}
    yield GUEST, {**there, "roles": {"attendee": True}, **_called(booking.guest.name, booking.guest.email)}
    hosts = [email for _, email in (names.get(taker.person, ("", "")) for taker in booking.takers)]
    for number, email in enumerate(brought(booking, hosts), 1):
        asked = {**there, "roles": {"attendee": True}, "participationStatus": "needs-action"}
        yield f"{ALONG}{number}", {**asked, "email": email}


def brought(booking: Booking, hosts: Iterable[str]) -> list[str]:
    """The addresses of those who come along, and are not its hosts anyway."""
    known = {each.casefold() for each in hosts}
    return [each for each in booking.guests if each.casefold() not in known]


def _called(name: str, email: str) -> dict[str, str]:
    return {key: said for key, said in (("name", name), ("email", email)) if said}


def where(page: Page) -> Body:
    """Where it is, as events say it."""
    if page.place.kind == "address":
        return {"locations": {"place": {"@type": "Location", "name": page.place.detail}}}
    if page.place.kind == "link":
        return {"virtualLocations": {"call": {"@type": "VirtualLocation", "uri": page.place.detail}}}
    return {}


def described(booking: Booking, page: Page) -> str:
    """What the guest was asked, and said."""
    asked = {each.key: each.label for each in page.questions}
    return "\n".join(f"{asked.get(key, key)}: {answer}" for key, answer in booking.answers.items())
