"""Whatever is changed meanwhile, however often a bell rings, whoever is killed: every reminder is given, and once.

What was seen, here or by another program that notes it in the event, is quiet for good.

A world of one person and a clock in hand. What a function does is cut into its reads and writes; between any two of
them something else may happen: another function rings the same bell, an event is moved, cancelled or seen, or this one
is killed and its message delivered again. Nothing here knows how ringing works, but when a reminder is due.
"""

from collections import Counter
from functools import partial

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from agenda.alerts.diary import Watching
from agenda.alerts.dues import Who, Window
from agenda.alerts.hearing import Hearing
from agenda.alerts.model import identified
from agenda.alerts.silencing import Silencing
from tests.layers.agenda.alerts.fakes import ADA, MINUTE, Crashed
from tests.layers.agenda.alerts.houses import ACME, NOON, House

NAMES, SLOTS = st.sampled_from("ab"), st.integers(9, 40)
MEANWHILE = st.dictionaries(
    st.integers(1, 9),
    st.tuples(st.sampled_from(["ring", "put", "cancel", "crash", "see", "dismiss"]), NAMES, SLOTS),
    max_size=3,
)


class Reminding(RuleBasedStateMachine):
    @initialize()
    def begin(self):
        self.house = House()
        self.world = self.house.world
        silencing = Silencing(self.house.reminders)
        self.hearing = Hearing(self.house.arming, silencing, lambda: self.world.now)
        self.since = {}
        """Since when an event is due at that minute: ``(name, minute)``; until it is moved or cancelled."""
        self.owed = set()
        self.forbidden = set()
        """What was cancelled before anybody claimed it."""
        self.dismissed = set()
        self.pending = []

    @rule(name=NAMES, start=SLOTS, meanwhile=MEANWHILE)
    def put(self, name, start, meanwhile):
        """Somebody makes an event, or moves it; its reminder is ten minutes before."""
        self._put(name, start)
        self._until(self.world.now, meanwhile)

    @rule(name=NAMES, meanwhile=MEANWHILE)
    def cancel(self, name, meanwhile):
        self._cancel(name)
        self._until(self.world.now, meanwhile)

    @rule(name=NAMES, meanwhile=MEANWHILE)
    def see(self, name, meanwhile):
        """A phone shows what is due, and they dismiss it there."""
        self._see(name)
        self._until(self.world.now, meanwhile)

    @rule(name=NAMES, meanwhile=MEANWHILE)
    def dismiss(self, name, meanwhile):
        self._dismiss(name)
        self._until(self.world.now, meanwhile)

    @rule(meanwhile=MEANWHILE)
    def ring_for_nothing(self, meanwhile):
        """A message is delivered twice, or a schedule that was replaced rang nevertheless."""
        self.pending.append(self._ring)
        self._until(self.world.now, meanwhile)

    @rule(minutes=st.integers(1, 30), meanwhile=MEANWHILE)
    def time_passes(self, minutes, meanwhile):
        self._until(self.world.now + minutes * MINUTE, meanwhile)

    @invariant()
    def every_reminder_was_given_that_was_due(self):
        given = {(alert.title, (alert.at - NOON) // MINUTE) for alert in self.house.reminders.alerts.values()}
        due = {(name, minute) for name, minute in self.owed if NOON + minute * MINUTE <= self.world.now}
        assert due <= given

    @invariant()
    def no_letter_went_out_twice(self):
        letters = Counter(alert_id for _, _, alert_id in self.house.letters.sent)
        assert not [each for each, times in letters.items() if times > 1]

    @invariant()
    def nobody_is_reminded_of_what_was_gone_before_it_rang(self):
        told = {(title, alert_id) for _, title, alert_id in self.house.letters.sent}
        assert not self.forbidden & (self._given() | told)

    @invariant()
    def what_was_seen_anywhere_rings_nowhere(self):
        ringing = {each for each, alert in self.house.reminders.alerts.items() if alert.state != "dismissed"}
        seen = {identified("ada", *due.name) for name in "ab" for due in self._dues(name) if due.seen}
        assert not ringing & (seen | self.dismissed)

    def _given(self):
        """The reminders that there are, by what they are of and their id."""
        return {(alert.title, alert.alert_id) for alert in self.house.reminders.alerts.values()}

    def _put(self, name, start):
        self._cancel(name)
        self.house.put(name, start)
        if NOON + (start - 10) * MINUTE >= self.world.now:
            self.owed.add((name, start - 10))
        self.forbidden -= {(name, alert_id) for alert_id in self._ids(name)}
        self.pending.append(partial(self._hear, name))

    def _hear(self, name):
        thing = self.house.diary.thing(name)
        if thing:
            self.hearing.changed(ACME, Watching("ada", ADA, thing))

    def _cancel(self, name):
        self.forbidden |= {(name, alert_id) for alert_id in self._ids(name)} - self._given()
        self.house.diary.things.pop(name, None)
        self.owed = {each for each in self.owed if each[0] != name}

    def _see(self, name):
        if name not in self.house.diary.things:
            return
        now = self.world.now
        self.house.diary.acknowledge(name, {"alerts/1/acknowledged": f"{now:%Y-%m-%dT%H:%M:%SZ}"})
        self.owed = {(it, minute) for it, minute in self.owed if it != name or NOON + minute * MINUTE > now}
        self.pending.append(partial(self._hear, name))

    def _dismiss(self, name):
        for alert_id, alert in [*self.house.reminders.alerts.items()]:
            if alert.title == name:
                self.house.reminders.dismiss(ACME, "ada", alert_id, self.world.now)
                self.dismissed.add(alert_id)
                self.pending.append(partial(self._hear, name))

    def _dues(self, name):
        """The reminder of an event as it is now."""
        thing, whole = self.house.diary.things.get(name), Window(NOON - MINUTE * 99, NOON + MINUTE * 99)
        return thing.dues(Who(ADA.email, ADA.zone), whole, seen=True) if thing else []

    def _ids(self, name):
        return {identified("ada", *due.name) for due in self._dues(name)}

    def _ring(self):
        self.house.ringing.ring(ACME, "ada")

    def _until(self, moment, meanwhile):
        """Do what there is to do, and let the bell ring for as long as it is armed for then or earlier."""
        if self.pending:
            self._settle(meanwhile)
            meanwhile = {}
        while (at := self.house.clock.schedules[ACME, "ada"]) <= moment:
            self.world.now = max(at, self.world.now)
            self.pending.append(self._ring)
            self._settle(meanwhile)
            meanwhile = {}
        self.world.now = moment

    def _settle(self, meanwhile):
        """Do all that there is to do, with what happens meanwhile; who was killed is asked again."""
        self.world.steps = 0
        self.world.meanwhile = {step: partial(self._happens, *what) for step, what in meanwhile.items()}
        while self.pending:
            work = self.pending.pop(0)
            try:
                work()
            except Crashed:
                self.pending.append(work)
        self.world.meanwhile = {}

    def _happens(self, what, name, start):
        match what:
            case "ring":
                self._ring()
            case "put":
                self._put(name, start)
            case "cancel":
                self._cancel(name)
            case "see":
                self._see(name)
            case "dismiss":
                self._dismiss(name)
            case "crash":
                raise Crashed


Reminding.TestCase.settings = settings(max_examples=80, stateful_step_count=12, deadline=None)
TestReminding = Reminding.TestCase
