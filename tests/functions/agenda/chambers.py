"""Rooms and resources of a workspace, made without the doors through which they come."""

from datetime import UTC, datetime, timedelta

from agenda.calendars.store import CalendarTable
from agenda.events.model import Ref
from agenda.events.rows import account, journal
from agenda.events.table import EventTable
from agenda.invitations.occurrences import occurrence
from agenda.rooms.addresses import room_address
from agenda.rooms.looks import RoomDraft
from agenda.sharing import Share
from kernel.ids import new_id
from kernel.once import Once
from kernel.pages import Page
from tests.functions.agenda.guests import DOMAIN
from tests.functions.agenda.offices import NOW

MANY = "agenda.rooms.service.MOST_ROOMS"
DAY = datetime.now(UTC) + timedelta(weeks=2)


def coming(clock="09:00", weeks=0, days=0):
    """A time that is still to come by every clock: rooms only look at those."""
    day = DAY + timedelta(weeks=weeks, days=days)
    return f"{day:%Y-%m-%d}T{clock}:00"


def asking(cloud, diary, room_id, title="Tea", start="", **said):
    """An event to which a room is invited, once it answered."""
    held = diary.put(title, start or coming(), participants={"room": Chambers.asked(room_id)}, **said)
    cloud.pumps.drain()
    return held


def answer(diary, held, rid=None):
    """What a room answered to an event, and why."""
    event = EventTable().get("acme", Ref(diary.calendar_id, held["event_id"])).event
    it = event if rid is None else occurrence(event, rid)
    room = it["participants"]["room"]
    return room.get("participationStatus", "needs-action"), room.get("participationComment", "")


class Chambers:
    def __init__(self, office):
        self.office = office

    def room(self, name="Blue", shares=None, **said):
        """The id of a room; what it takes as a draft says it."""
        made = RoomDraft(name=name, **said).calendar(new_id(), self.office.zone, NOW)
        if shares is not None:
            made = made.model_copy(
                update={"shares": tuple(Share(to=to, role=role) for to, role in dict(shares).items())}
            )
        return CalendarTable().create(self.office.workspace, made, Once()).calendar_id

    def standing(self, room_id):
        """The titles of what stands in the calendar of a room."""
        found = journal().page(account(self.office.workspace, room_id), Page(limit=50)).items
        return sorted(it.event["title"] for it in found)

    @staticmethod
    def asked(room_id, **more):
        """The room as one of those who are invited."""
        said = {"@type": "Participant", "name": "Blue", "kind": "location", "roles": {"attendee": True}}
        return {**said, "sendTo": {"imip": f"mailto:{room_address(room_id, DOMAIN)}"}, **more}
