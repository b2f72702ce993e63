"""However many look and book and move and cancel between each other, nobody is ever booked twice."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from agenda.booking.diaries import Diary
from agenda.booking.entering import appointment, event
from agenda.booking.model import Booking, Guest, Taker
from agenda.booking.slots import offered, taking
from agenda.booking.turns import given_back, order, taken
from agenda.freebusy import Busy, Span, joined, touched
from agenda.jscalendar.event import Event
from agenda.series import Series, spans
from tests.layers.agenda.booking.pages import host, page

NOW = datetime(2027, 6, 7, tzinfo=UTC)
BEFORE = NOW + timedelta(days=4)
GUEST = Guest(name="Grace", email="grace@example.com", zone="America/New_York")
HALF_HOURS = st.integers(0, 3)
DAY = {day: [{"begins": "09:00", "ends": "12:00"}] for day in ("mo", "tu", "we")}


class Bookings(RuleBasedStateMachine):
    """Three hosts take turns on one page, two of them are all there on another; anybody may have looked long ago."""

    looked = Bundle("looked")

    def __init__(self):
        super().__init__()
        hosts = [host("ada", week=DAY, weight=2), host("bob", "Asia/Kathmandu"), host("cleo", week=DAY)]
        self.pages = [
            page(*hosts, page_id="turns", before=10, after=20, limits={"day": 2}, interval=30, confirm_email=True),
            page(*hosts[1:], page_id="all", kind="collective", after=15, durations=(45,), interval=15),
        ]
        self.calendars = {each.person: {} for each in hosts}
        self.counters = dict.fromkeys(self.calendars, 0)
        self.turns = {}
        self.bookings = {}

    def look(self, number):
        """What is read: first where each calendar stands, then what is in it."""
        found = self.pages[number]
        counters = {each.person: self.counters[each.person] for each in found.hosts}
        diaries = [self.diary(each) for each in found.hosts]
        return number, counters, diaries, dict(self.turns)

    def diary(self, one):
        booked, busy = [], []
        for body in self.calendars[one.person].values():
            for it in spans(Series.of(Event.model_validate(body)), NOW, BEFORE, "UTC"):
                known = appointment(body, it.begins, it.ends)
                booked.append(known) if known else busy.append(Busy(it.begins, it.ends))
        return Diary(one, busy, booked)

    def write(self, expected, changes):
        """One transaction: all of it, if every calendar stands where it was read."""
        if any(self.counters[person] != counter for person, counter in expected.items()):
            return False
        for person, uid, body in changes:
            self.counters[person] += 1
            if body is None:
                del self.calendars[person][uid]
            else:
                self.calendars[person][uid] = body
        return True

    @rule(target=looked, number=st.integers(0, 1))
    def somebody_looks(self, number):
        return self.look(number)

    @rule(seen=looked, half_hours=HALF_HOURS)
    def somebody_books(self, seen, half_hours):
        booking = Booking(
            booking_id=f"booking-{len(self.bookings)}",
            page_id=self.pages[seen[0]].page_id,
            title="x",
            status="wanted",
            by_letter=self.pages[seen[0]].confirm_email,
            begins=NOW,
            ends=NOW,
            guest=GUEST,
            created=NOW,
        )
        self.place(seen, booking, half_hours)

    @rule(seen=looked, half_hours=HALF_HOURS, which=st.integers(0, 20))
    def somebody_moves_theirs(self, seen, half_hours, which):
        page_id = self.pages[seen[0]].page_id
        theirs = [each for each in self.bookings.values() if each.page_id == page_id and each.status != "held"]
        if theirs:
            self.place(seen, theirs[which % len(theirs)], half_hours)

    def place(self, seen, booking, half_hours):
        number, counters, diaries, turns = seen
        found = self.pages[number]
        begins = NOW + timedelta(hours=9, minutes=30 * half_hours)
        others = [each.besides(booking.booking_id) for each in diaries]
        who = taking(found, others, turns, found.durations[0], begins, now=NOW)
        if not who:
            return
        placed = booking.placed(found, begins, found.durations[0], [Taker(each, each) for each in who])
        before = self.bookings.get(booking.booking_id, booking)
        changes = [(each.person, booking.booking_id, None) for each in before.takers if each.person not in who] + [
            (each, booking.booking_id, event(placed, found, {}, NOW)) for each in who
        ]
        if self.write(counters, changes):
            self.bookings[booking.booking_id] = placed
            self.turns = taken(self.turns, who)
            self.check_own(placed)

    @rule(which=st.integers(0, 20))
    def somebody_confirms_theirs(self, which):
        if held := [each for each in self.bookings.values() if each.status == "held"]:
            found = self.pages[0]
            it = held[which % len(held)].confirmed(found)
            changes = [(each.person, it.booking_id, event(it, found, {}, NOW)) for each in it.takers]
            assert self.write({}, changes)
            self.bookings[it.booking_id] = it

    @rule(which=st.integers(0, 20))
    def what_nobody_confirmed_lapses(self, which):
        if held := sorted(each.booking_id for each in self.bookings.values() if each.status == "held"):
            gone = self.bookings.pop(held[which % len(held)])
            self.write({}, [(each.person, gone.booking_id, None) for each in gone.takers])
            self.turns = given_back(self.turns, [each.person for each in gone.takers])

    @rule(which=st.integers(0, 20))
    def somebody_cancels(self, which):
        if self.bookings:
            gone = self.bookings.pop(sorted(self.bookings)[which % len(self.bookings)])
            self.write({}, [(each.person, gone.booking_id, None) for each in gone.takers])

    @rule(person=st.sampled_from(["ada", "bob", "cleo"]), half_hours=HALF_HOURS)
    def a_host_has_something_else_to_do(self, person, half_hours):
        start = NOW + timedelta(hours=9, minutes=30 * half_hours)
        uid = f"own-{self.counters[person]}"
        usual = {"@type": "Event", "updated": "2027-01-01T00:00:00Z", "timeZone": "UTC", "duration": "PT20M"}
        self.write({}, [(person, uid, {**usual, "uid": uid, "start": start.isoformat()[:19]})])

    def check_own(self, placed):
        """What was just booked is nowhere where a host had something else to do."""
        for taker in placed.takers:
            own = joined(each.span for each in self.diary(host(taker.person)).busy)
            assert not touched(own, Span(placed.begins, placed.ends))

    @invariant()
    def what_is_offered_can_be_booked(self):
        for found in self.pages:
            diaries = [self.diary(each) for each in found.hosts]
            for slot in offered(found, diaries, found.durations[0], NOW, BEFORE, now=NOW):
                assert taking(found, diaries, self.turns, found.durations[0], slot.begins, now=NOW)
                break
        assert sorted(order(self.pages[0], self.turns)) == ["ada", "bob", "cleo"]

    @invariant()
    def nobody_is_booked_twice_nor_too_often_nor_too_close(self):
        for one in self.pages[0].hosts:
            diary = self.diary(one)
            stands = {each.booking for each in diary.appointments}
            assert stands == {key for key, it in self.bookings.items() if one.person in {to.person for to in it.takers}}
            for first, second in combinations(sorted(diary.appointments), 2):
                assert first.ends + max(first.after, second.before) <= second.begins
            days = [each.begins.astimezone(UTC).date() for each in diary.appointments if each.page == "turns"]
            assert one.hours.zone != "UTC" or all(days.count(day) <= 2 for day in days)


Bookings.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestBookings = Bookings.TestCase
