"""A house with rooms, people who invite them, and the messages between them, which may come late, twice, and mixed."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from agenda.freebusy.spans import Span
from agenda.invitations.addresses import calendar_address
from agenda.invitations.occurrences import happens, occurrence, rids
from agenda.invitations.organizing import messages, prepared
from agenda.invitations.parties import key_of, people
from agenda.invitations.receiving import received
from agenda.people.model import Colleague
from agenda.rooms.addresses import room_address
from agenda.rooms.desk import FrontDesk, Known
from agenda.rooms.looks import RoomDraft
from agenda.series import Series, spans
from agenda.series.checked import checked
from kernel.journal import StateChanged

BLUE = "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"
ADDRESS = room_address(BLUE, "")
ROOM = frozenset({ADDRESS})
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
MONDAY = "2026-11-23"


def mail(name):
    return calendar_address("acme", name, "")


def asked(kind="location", **more):
    return {
        "@type": "Participant",
        "kind": kind,
        "sendTo": {"imip": f"mailto:{ADDRESS}"},
        "roles": {"attendee": True},
        **more,
    }


def guest(name, **more):
    return {
        "@type": "Participant",
        "sendTo": {"imip": f"mailto:{name}@example.com"},
        "roles": {"attendee": True},
        **more,
    }


def weekly(count=4):
    return {"recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "weekly", "count": count}]}


class Hotel:
    """Ada, Bob and Eve are in it, of whom Eve left."""

    def __init__(self, **room):
        self.calendar = RoomDraft(name="Blue", zone="UTC", **room).calendar(BLUE, "UTC", NOW)
        self.now, self.post, self.events = NOW, [], {}
        self.here, self.thrown, self.state = {}, {}, 0
        self.people = {
            mail(name): Colleague(person=name, groups=("red",) if name == "ada" else ()) for name in ("ada", "bob")
        }
        self.people[mail("eve")] = Colleague(person="eve", status="deactivated")
        self.desk = FrontDesk(self, self, self, lambda: self.now)
        self.between = lambda: None

    # what the desk needs: its ledger, the directory, and where errands go

    def known(self, _, __, event_id):
        return Known(self.calendar, self.here.get(event_id), self.thrown.get(event_id), str(self.state))

    def others(self, _, __, event_id, ___):
        return [it for key, it in self.here.items() if key != event_id]

    def keep(self, _, __, known, it):
        self.between()
        if known.state != str(self.state):
            raise StateChanged("something changed in the meantime")
        here, thrown = known.here is not None, known.thrown is not None
        (self.thrown if it.deleted else self.here)[it.event_id] = it
        if here or not it.deleted:
            self.state += 1
        if it.deleted and here:
            del self.here[it.event_id]
        if not it.deleted and thrown:
            del self.thrown[it.event_id]

    def at(self, _, address):
        return self.people.get(address)

    def put(self, errand):
        self.post.append(errand.message)

    # what people do

    def meeting(self, uid, start=f"{MONDAY}T09:00:00", who="ada", **said):
        """Somebody asks for the room."""
        owner = {
            "@type": "Participant",
            "roles": {"owner": True, "attendee": True},
            "sendTo": {"imip": f"mailto:{mail(who)}"},
        }
        usual = {"@type": "Event", "uid": uid, "title": uid, "start": start, "timeZone": "UTC", "duration": "PT1H"}
        event = {**usual, "replyTo": {"imip": f"mailto:{mail(who)}"}, "participants": {"me": owner, "room": asked()}}
        return self.change(uid, {**event, **said})

    def change(self, uid, event):
        self.now += timedelta(seconds=5)
        before = self.events.get(uid)
        after = prepared(before, {"updated": self.now.isoformat()[:19] + "Z", **event}, self.now)
        self.post += [each for each in messages(before, after) if each.to == ADDRESS]
        self.events[uid] = after
        return self

    def edit(self, uid, **said):
        return self.change(uid, {**self.events[uid], **said})

    def cancel(self, uid):
        return self.change(uid, {**self.events[uid], "status": "cancelled"})

    def deliver(self, message):
        if message.to == ADDRESS:
            self.desk.ask("acme", BLUE, message)
        else:
            outcome = received(message, self.events[message.uid], frozenset({message.to}), self.now)
            self.events[message.uid] = outcome.event or self.events[message.uid]

    def settle(self, order=lambda waiting: waiting):
        for _ in range(50):
            if not self.post:
                return self
            waiting, self.post = self.post, []
            for message in order(waiting):
                self.deliver(message)
        raise AssertionError("they never stop talking")

    # what is so

    def answer(self, uid, rid=None):
        """What the one who invites knows: the answer, and why."""
        it = self.events[uid] if rid is None else occurrence(self.events[uid], rid)
        room = people(it)[key_of(it, ROOM)]
        return room.get("participationStatus", "needs-action"), room.get("participationComment", "")

    def asked(self):
        """All that it has to answer: whole meetings, and those of their times that are otherwise."""
        for uid, event in self.events.items():
            if event.get("status") != "cancelled":
                yield uid, None
                yield from ((uid, rid) for rid in rids(event) if happens(event, rid))

    def booked(self):
        """The times at which the room is somebody's: by the calendar of the room, who and when."""
        found = []
        for it in self.here.values():
            for each in spans(Series.read(it.event), NOW, NOW + timedelta(days=400), "UTC"):
                entry = it.event if each.patch is None else occurrence(it.event, each.recurrence_id.isoformat())
                key = key_of(entry, ROOM)
                if (
                    key
                    and entry.get("status") != "cancelled"
                    and people(entry)[key].get("participationStatus") == "accepted"
                ):
                    found.append((Span(each.begins, each.ends), it.event["uid"]))
        return sorted(found)

    def promised(self):
        """The same by what those who invite were told."""
        found = []
        for uid, event in self.events.items():
            if event.get("status") == "cancelled":
                continue
            for each in spans(Series.read(event), NOW, NOW + timedelta(days=400), "UTC"):
                entry = event if each.patch is None else occurrence(event, each.recurrence_id.isoformat())
                key = key_of(entry, ROOM)
                if key and people(entry)[key].get("participationStatus") == "accepted":
                    found.append((Span(each.begins, each.ends), uid))
        return sorted(found)

    def clear(self):
        assert self.booked() == self.promised()
        times = [span for span, _ in self.booked()]
        assert all(one.ends <= other.begins for one, other in pairwise(times))
        for it in self.here.values():
            checked(it.event)
