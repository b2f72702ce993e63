"""Whatever guests and hosts do, and however late or often it is told: the booking and the calendars say the same."""

from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from agenda.booking.entering import event
from agenda.booking.following import Following, NotYet
from agenda.booking.holding import Hold, Lapsing
from agenda.booking.marks import ORIGIN, page_of
from agenda.booking.model import Booking, Ending, Guest, Taker
from agenda.booking.words import words
from agenda.events.model import CalendarEvent, identified
from contracts.agenda import EventChanged
from kernel.errors import PreconditionFailed
from kernel.ids import new_id
from tests.layers.agenda.booking.pages import host, page
from tests.soaking import more, soak

pytestmark = soak

NOW = datetime(2027, 6, 7, tzinfo=UTC)
HOURS = st.integers(1, 40)
GUEST = Guest(name="Grace", email="grace@example.com", zone="America/New_York")


class Hosts(RuleBasedStateMachine):
    """One booking with two hosts, whose calendars are read by nobody but by what is told of them, later."""

    def __init__(self):
        super().__init__()
        self.page = page(host("ada"), host("bob"), kind="collective", page_id="p", confirm_email=True)
        takers = (Taker("ada", "a"), Taker("bob", "b"))
        first = Booking(
            booking_id=new_id(),
            page_id="p",
            title="Tea",
            status="wanted",
            begins=NOW,
            ends=NOW,
            guest=GUEST,
            created=NOW,
            by_letter=True,
        )
        self.booking = first.placed(self.page, NOW + timedelta(hours=3), 30, takers).model_copy(update={"modseq": 1})
        self.event_id = identified(first.booking_id)
        body = event(self.booking, self.page, {}, NOW)
        self.calendars = {each: self._entry(each, body) for each in ("a", "b")}
        self.waiting, self.letters, self.quiet = [], [], False
        self.following = Following(self, now=lambda: NOW)

    def _entry(self, calendar_id, body):
        return CalendarEvent(calendar_id=calendar_id, event_id=self.event_id, event=body, origin=ORIGIN)

    # what the store does

    def get(self, _workspace, page_id, booking_id):
        assert (page_id, booking_id) == ("p", self.booking.booking_id)
        return self.booking, self.page

    def entry(self, _workspace, calendar_id, _booking_id):
        return self.calendars.get(calendar_id)

    def absent(self, _workspace, _takers):
        return ()

    def discard(self, _workspace, entry):
        del self.calendars[entry.calendar_id]
        self._told(entry, "destroyed", origin=ORIGIN)

    def settle(self, _workspace, _page, before, after, edit):
        if before.modseq != self.booking.modseq:
            raise PreconditionFailed("changed")
        written = after.model_copy(update={"modseq": before.modseq + 1})
        for each in words("acme", before, written):
            assert not each.to or (written.status != "held" and (before.status != "held" or written.stands))
            self.letters += [] if each.to else [each.kind]
        self.quiet = self.quiet or (before.status == "held" and not written.stands and not written.by)
        self.booking = written
        for each in {taker.calendar_id for taker in (before if not after.stands else after).takers}:
            entry = self.calendars.get(each)
            if entry is not None and not after.stands:
                del self.calendars[each]
                self._told(entry, "destroyed", origin=ORIGIN)
            elif entry is not None and edit(entry) != entry:
                self.calendars[each] = edit(entry)
                self._told(self.calendars[each], "updated")
        return written

    def _told(self, entry, kind, **more):
        said = {"by": entry.by, "origin": entry.origin, "booked_on": page_of(entry.event), **more}
        at = {"calendar_id": entry.calendar_id, "event_id": self.event_id, "uid": entry.event["uid"]}
        self.waiting.append(EventChanged(workspace="acme", kind=kind, modseq=1, **at, **said))

    # what people do

    @rule(which=st.sampled_from("abcd"), hours=HOURS, lasts=st.sampled_from([15, 30, 60]))
    def move(self, which, hours, lasts):
        if entry := self.calendars.get(which):
            start = (NOW + timedelta(hours=hours)).isoformat()[:19]
            said = {**entry.event, "start": start, "duration": f"PT{lasts}M", "timeZone": "Etc/UTC"}
            self.calendars[which] = entry.model_copy(update={"event": said, "by": "ada", "origin": None})
            self._told(self.calendars[which], "updated")

    @rule(which=st.sampled_from("abcd"))
    def rename(self, which):
        if entry := self.calendars.get(which):
            said = {**entry.event, "title": f"{entry.event['title']}!"}
            self.calendars[which] = entry.model_copy(update={"event": said, "by": "ada", "origin": None})
            self._told(self.calendars[which], "updated")

    @rule(which=st.sampled_from("abcd"))
    def delete(self, which):
        if entry := self.calendars.pop(which, None):
            self._told(entry, "destroyed", by="ada", origin=None)

    @rule(source=st.sampled_from("abc"), to=st.sampled_from("cd"))
    def file_elsewhere(self, source, to):
        if source in self.calendars and to not in self.calendars:
            entry = self.calendars.pop(source)
            self._told(entry, "destroyed", by="ada", origin=None, moved_to=to)
            self.calendars[to] = entry.model_copy(update={"calendar_id": to, "by": "ada", "origin": None})
            self._told(self.calendars[to], "created")

    @initialize(confirmed=st.booleans())
    def begin(self, confirmed):
        if confirmed:
            self.guest_confirms()

    @rule()
    def guest_confirms(self):
        """As long as a host has not taken it out of a calendar just then."""
        it = self.booking
        if it.status == "held" and self.calendars.keys() >= {each.calendar_id for each in it.takers}:

            def confirmed(entry):
                event = {**entry.event, "status": "confirmed"}
                return entry.model_copy(update={"event": event, "by": None, "origin": ORIGIN})

            self.settle("acme", self.page, it, it.confirmed(self.page), confirmed)

    @rule(early=st.booleans())
    def lapse(self, early):
        again, at = [], NOW + timedelta(minutes=14 if early else 15)
        hold = Hold(workspace="acme", page_id="p", booking_id=self.booking.booking_id)
        was = self.booking.status

        Lapsing(self, lambda _, seconds: again.append(seconds), now=lambda: at).lapse(hold)

        assert again == ([60] if early and was == "held" else [])
        assert self.booking.status == ("lapsed" if was == "held" and not early else was)

    @rule()
    def guest_cancels(self):
        if self.booking.stands:
            self.settle("acme", self.page, self.booking, self.booking.ended(Ending("cancelled")), lambda it: it)

    @rule(hours=HOURS)
    def guest_moves(self, hours):
        """Into the calendars in which it was, wherever a host has put it since."""
        if self.booking.stands and self.booking.status != "held":
            begins = NOW + timedelta(hours=hours)
            after = self.booking.placed(self.page, begins, 30, self.booking.takers)
            self.booking = after.model_copy(update={"modseq": self.booking.modseq + 1})
            for each in self.booking.takers:
                self.calendars[each.calendar_id] = self._entry(each.calendar_id, event(after, self.page, {}, NOW))
                self._told(self.calendars[each.calendar_id], "updated")

    @rule(data=st.data(), again=st.booleans())
    def hear(self, data, again):
        """In any order, and perhaps twice."""
        if self.waiting:
            one = data.draw(st.sampled_from(self.waiting))
            if self._heard(one) and not again:
                self.waiting.remove(one)

    def _heard(self, one):
        try:
            self.following.follow(one)
        except NotYet:
            return False
        return True

    # what is true

    @invariant()
    def once_all_is_heard_they_agree(self):
        heard = 0
        kept = (self.booking, dict(self.calendars), list(self.waiting), list(self.letters), self.quiet)
        while self.waiting:
            one = self.waiting.pop(0)
            if not self._heard(one):
                self.waiting.append(one)
            heard += 1
            assert heard < 1000, "it comes to rest"
        it = self.booking
        if it.stands:
            assert self.calendars.keys() == {each.calendar_id for each in it.takers}
            assert len(self.calendars) == 2
            for taker in it.takers:
                entry = self.calendars[taker.calendar_id]
                assert datetime.fromisoformat(entry.event["start"]).replace(tzinfo=UTC) == it.begins
                assert entry.event["status"] == ("tentative" if it.status == "held" else "confirmed")
        else:
            assert self.calendars.keys() <= {"c", "d"}  # filed there at the moment at which the guest cancelled
        assert len([each for each in self.letters if each in {"guest_cancelled", "guest_called_off"}]) == (
            not it.stands and not self.quiet
        )
        self.booking, self.calendars, self.waiting, self.letters, self.quiet = kept


TestHosts = Hosts.TestCase
TestHosts.settings = settings(max_examples=more(60, 800), stateful_step_count=20, deadline=None)
