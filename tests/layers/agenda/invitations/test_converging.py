"""Whatever changes and however messages travel, who is invited sees in the end what the one who invites meant."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from agenda.invitations.occurrences import happens, overrides, with_patch
from agenda.invitations.parties import people
from tests.layers.agenda.invitations.stores import ADA, DAYS, World, participant, standup
from tests.soaking import more, soak

pytestmark = soak

BOB, CAT, DAN = GUESTS = ["bob@example.com", "cat@example.com", "dan@example.com"]
NAMES = {mail: mail.split("@")[0] for mail in GUESTS}


class Meeting(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.world = World()
        self.count = 0

    @initialize(guests=st.sets(st.sampled_from(GUESTS), min_size=1))
    def invite(self, guests):
        self.world.change(standup(*sorted(guests)))

    def _fresh(self, text):
        self.count += 1
        return f"{text} {self.count}"

    @property
    def event(self):
        return self.world.event

    @rule(alert=st.booleans())
    def call_it_otherwise(self, alert):
        own = {"alerts": {"a": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-PT5M"}}}}
        self.world.change({**self.event, **(own if alert else {"title": self._fresh("Stand-up")})})

    @rule(hour=st.integers(9, 11))
    def move_the_series_within_its_days(self, hour):
        self.world.change({**self.event, "duration": f"PT{hour}M"})

    @rule(rid=st.sampled_from(DAYS), hour=st.integers(9, 12))
    def move_one(self, rid, hour):
        patch = {**overrides(self.event).get(rid, {}), "start": f"{rid[:10]}T{hour:02}:00:00"}
        patch.pop("excluded", None)
        self.world.change(with_patch(self.event, rid, patch))

    @rule(rid=st.sampled_from(DAYS))
    def cancel_one(self, rid):
        self.world.change(with_patch(self.event, rid, {"excluded": True}))

    @rule(rid=st.sampled_from(DAYS))
    def have_one_as_all_others(self, rid):
        self.world.change(with_patch(self.event, rid, None))

    @rule(rid=st.sampled_from(DAYS), mail=st.sampled_from(GUESTS))
    def invite_to_one(self, rid, mail):
        name = NAMES[mail]
        if name not in people(self.event) and happens(self.event, rid):
            patch = {**overrides(self.event).get(rid, {}), f"participants/{name}": participant(mail)}
            self.world.change(with_patch(self.event, rid, patch))

    @rule(mail=st.sampled_from(GUESTS))
    def invite_to_all(self, mail):
        name, event = NAMES[mail], self.event
        if name not in people(event):
            for rid, patch in overrides(event).items():
                kept = {path: value for path, value in patch.items() if not path.startswith(f"participants/{name}")}
                event = with_patch(event, rid, kept)
            self.world.change({**event, "participants": {**people(event), name: participant(mail)}})

    @rule(mail=st.sampled_from(GUESTS))
    def invite_no_longer(self, mail):
        name, event = NAMES[mail], self.event
        if name in people(event):
            for rid, patch in overrides(event).items():
                kept = {path: value for path, value in patch.items() if not path.startswith(f"participants/{name}")}
                event = with_patch(event, rid, kept)
            left = {key: each for key, each in people(event).items() if key != name}
            self.world.change({**event, "participants": left})

    @rule(on=st.booleans())
    def cancel_or_hold_after_all(self, on):
        after = {name: value for name, value in self.event.items() if name != "status"}
        self.world.change(after if on else {**after, "status": "cancelled"})

    @rule(mail=st.sampled_from(GUESTS), status=st.sampled_from(["accepted", "declined", "tentative"]))
    def answer_all(self, mail, status):
        copy = self.world.copies.get(mail)
        if copy is not None and self.world.known(mail) and copy.get("status") != "cancelled":
            self.world.answer(mail, status)

    @rule(mail=st.sampled_from(GUESTS), rid=st.sampled_from(DAYS), status=st.sampled_from(["accepted", "declined"]))
    def answer_one(self, mail, rid, status):
        if rid in self.world.known(mail):
            self.world.answer(mail, status, rid)

    @precondition(lambda self: self.world.post)
    @rule(data=st.data(), again=st.booleans())
    def deliver(self, data, again):
        at = data.draw(st.integers(0, len(self.world.post) - 1))
        self.world.deliver(self.world.post[at] if again else self.world.post.pop(at))

    @rule()
    def guests_are_told_who_comes(self):
        self.world.tell_answers()

    @rule(seed=st.randoms(use_true_random=False))
    def everything_arrives(self, seed):
        self.world.settle(lambda waiting: seed.sample(waiting, len(waiting)))
        self.agreed()
        assert ADA not in self.world.copies

    def agreed(self):
        for mail in GUESTS:
            assert self.world.known(mail) == self.world.meant(mail), mail
            seen, meant = self.world.company(mail)
            assert meant is None or seen == meant, mail

    def teardown(self):
        if self.event is not None:
            self.world.settle()
            self.agreed()


Meeting.TestCase.settings = settings(max_examples=more(25, 300), stateful_step_count=more(25, 40), deadline=None)
TestConverging = Meeting.TestCase
