"""Whatever says who is reminded when: whoever may not see something is never told, and nobody misses what is due.

A workspace of two people, a calendar and a project of one of them, and a clock in hand. Anything changes at any moment,
also between any two steps of a function: what happens, how a calendar reminds and on whose shelf it is, with whom it
is shared, who is in which group, where and whether they are here, what lies in the trash. Functions hear of it in any
order. What is due is worked out here anew, by adding up minutes.
"""

from functools import partial

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from agenda.alerts.diary import Watching
from agenda.alerts.hearing import Hearing
from agenda.alerts.heeding import Heeding
from agenda.alerts.silencing import Silencing
from tests.layers.agenda.alerts.fakes import MINUTE, World
from tests.layers.agenda.alerts.houses import ACME, NOON, House
from tests.layers.agenda.alerts.offices import PEOPLE, ZONES, Office, OfficeDiary, OfficeReminders
from tests.soaking import more, soak

pytestmark = soak

PERSONS, OFFSETS = st.sampled_from(PEOPLE), st.sampled_from([None, (), (10,), (25,), (10, 90)])
SHARES = st.sampled_from([(), ("person:bob",), ("group:crew",), ("workspace",)])
CHANGES = st.one_of(
    st.tuples(st.just("put"), st.sampled_from("ab"), st.integers(15, 240), st.booleans()),
    st.tuples(st.just("cancel"), st.sampled_from("ab")),
    st.tuples(st.just("remind"), st.sampled_from([(), (60,), (10, 90)])),
    st.tuples(st.just("shelve"), PERSONS, OFFSETS, st.booleans()),
    st.tuples(st.just("share"), st.sampled_from(["calendar", "project"]), SHARES),
    st.tuples(st.just("trash"), st.sampled_from(["calendar", "project"]), st.booleans()),
    st.tuples(st.just("give"), PERSONS),
    st.tuples(st.just("move"), PERSONS, st.sampled_from(list(ZONES)), st.booleans(), st.booleans()),
    st.tuples(st.just("assign"), PERSONS, st.integers(15, 240)),
)
MEANWHILE = st.dictionaries(st.integers(1, 12), CHANGES, max_size=2)


class Furnished(House):
    """With that office in it, and no bell yet."""

    def __init__(self, office):
        self.world = office.world
        self._furnish(OfficeDiary(office), OfficeReminders)


class Reminding(RuleBasedStateMachine):
    @initialize()
    def begin(self):
        self.world = World(NOON)
        self.office = Office(self.world)
        self.house = Furnished(self.office)
        self.pending, self.order = [], 0
        self.hearing = Hearing(self.house.arming, Silencing(self.house.reminders), lambda: self.world.now)
        for name, minute in (("a", 90), ("b", 200)):
            self._change(("put", name, minute, True))
        self._change(("assign", "bob", 150))
        self._change(("shelve", "bob", (25,), False))
        self.heeding = Heeding(self.office, self.house.bells, self, lambda: self.world.now)
        self._settle({})

    @rule(change=CHANGES, order=st.integers(0, 3), meanwhile=MEANWHILE)
    def something_changes(self, change, order, meanwhile):
        self.order = order
        self._change(change)
        self._settle(meanwhile)

    @rule(minutes=st.sampled_from([1, 20, 60, 240]), order=st.integers(0, 3), meanwhile=MEANWHILE)
    def time_passes(self, minutes, order, meanwhile):
        """Whatever was due of what was unchanged meanwhile has been given."""
        self.order = order
        until = self.world.now + minutes * MINUTE
        owed = self.office.due(self.world.now, until)
        while armed := [(at, who) for (_, who), at in self.house.clock.schedules.items() if at <= until]:
            at, who = min(armed)
            self.world.now = max(at, self.world.now)
            self._later(self._ring, ACME, who)
            before = self.office.version
            self._settle(meanwhile)
            meanwhile = {}
            if self.office.version != before:
                owed &= self.office.due(self.world.now, until) | self.office.given
                owed |= self.office.due(self.world.now, until)
        self.world.now = until
        assert owed <= self.office.given

    def _change(self, change):
        name, *said = change
        told = getattr(self.office, name)(*said)
        if told is not None:
            self._later(self._hear, name, told)

    def _hear(self, name, told):
        """What the functions do that hear of a change: each looks at what is there by then."""
        match name:
            case "put" | "cancel" | "assign":
                for person in PEOPLE:
                    thing = self.office.seen(person, told)
                    if thing is not None:
                        self.hearing.changed(ACME, Watching(person, self.office.people[person], thing))
            case "shelve":
                self.heeding.shelf(ACME, *told)
            case "move":
                self.heeding.person(ACME, told)
            case _ if told.__class__.__name__ == "ProjectChanged":
                self.heeding.project(told)
            case _:
                self.heeding.calendar(told)

    def pull(self, workspace, person):
        """Somebody's bell is to ring at once."""
        self._later(self._ring, workspace, person)

    def _ring(self, workspace, person):
        self.house.ringing.ring(workspace, person)

    def _later(self, what, *said):
        self.pending.append(partial(what, *said))

    def _settle(self, meanwhile):
        self.world.steps = 0
        self.world.meanwhile = {step: partial(self._change, change) for step, change in meanwhile.items()}
        while self.pending:
            self.pending.pop(self.order % len(self.pending))()
        self.world.meanwhile = {}


Reminding.TestCase.settings = settings(max_examples=more(60, 800), stateful_step_count=14, deadline=None)
TestReminding = Reminding.TestCase
