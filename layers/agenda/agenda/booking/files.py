"""The calendar file that a guest gets with a letter: a booking as it is to stand in their own calendar. Pure."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from agenda.booking.entering import brought, described, where
from agenda.booking.marks import ALONG, GUEST
from agenda.booking.model import Booking
from agenda.booking.page import Page
from agenda.events.model import Body
from agenda.invitations.files import written as file
from agenda.invitations.model import Message
from agenda.people.model import Colleague
from agenda.times import Duration, local
from agenda.times.local import written
from kernel.letters import Invite
from kernel.letters.names import one_line


def invite(
    it: Booking, page: Page | None, hosts: Sequence[Colleague], now: datetime, answers: str = "", *, reader: str = ""
) -> Invite | None:
    """What calendars of guests act on; ``None`` if there is nobody with whom it would be.

    ``answers`` is where their answers are read; left out: the first host reads them. ``reader`` comes along; left out:
    it is for the guest. What was asked and answered is told to nobody but a guest whose address is theirs for sure.
    """
    if not hosts:
        return None
    to = answers or hosts[0].email
    method: Literal["REQUEST", "CANCEL"] = "REQUEST" if it.stands else "CANCEL"
    entry = _entry(it, page, hosts, now, to)
    if reader or not it.proven:
        entry.pop("description", None)
    said = Message(method, it.booking_id, to, reader or it.guest.email, (entry,), now, it.moved)
    return Invite(method, file(said).decode())


def _entry(it: Booking, page: Page | None, hosts: Sequence[Colleague], now: datetime, to: str) -> Body:
    status = "cancelled" if not it.stands else "tentative" if it.status == "pending" else "confirmed"
    zone = it.guest.zone
    return {
        "@type": "Event",
        "uid": it.booking_id,
        "updated": written(now),
        "created": written(it.created),
        "sequence": it.moved,
        "title": it.title,
        "start": local(it.begins, zone).isoformat(timespec="seconds"),
        "timeZone": zone,
        "duration": str(Duration(0, it.lasts * 60)),
        "status": status,
        "replyTo": {"imip": f"mailto:{to}"},
        "participants": {
            hosts[0].person: _there(hosts[0].name, hosts[0].email, to, first=True),
            **{each.person: _there(each.name, each.email, each.email) for each in hosts[1:]},
            GUEST: _there(one_line(it.guest.name), it.guest.email, it.guest.email),
            **{
                f"{ALONG}{number}": _there("", each, each, status="needs-action")
                for number, each in enumerate(brought(it, [one.email for one in hosts]), 1)
            },
        },
        **({"description": said} if page and (said := described(it, page)) else {}),
        **(where(page) if page else {}),
    }


def _there(name: str, email: str, to: str, *, first: bool = False, status: str = "accepted") -> Body:
    roles = {"owner": True, "attendee": True} if first else {"attendee": True}
    return {
        "@type": "Participant",
        **({"name": name} if name else {}),
        "email": email,
        "sendTo": {"imip": f"mailto:{to}"},
        "participationStatus": status,
        **({"expectReply": True} if status == "needs-action" else {}),
        "roles": roles,
    }
