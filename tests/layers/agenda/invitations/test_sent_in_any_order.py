"""Letters come in any order, twice, or never: whoever was sent in another's place knows how it is in the end."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from agenda.invitations.delegating import NotToBeSent
from agenda.invitations.occurrences import happens, occurrence, overrides, with_patch
from agenda.invitations.parties import key_of, people
from agenda.invitations.replying import NotInvited
from agenda.invitations.views import everybody
from tests.layers.agenda.invitations.stores import ADA, DAYS, World, standup
from tests.soaking import more, soak

pytestmark = soak

BOB, CAT = GUESTS = ["bob@example.com", "cat@example.com"]


class Handing(RuleBasedStateMachine):
    @initialize(elsewhere=st.booleans())
    def invite(self, elsewhere):
        self.world = World(elsewhere=elsewhere)
        self.world.change(standup(BOB))
        self.count, self.lost = 0, set()
        self.sent: dict = {}
        """To what Bob sent Cat, as far as no letter that says so was lost."""

    @property
    def event(self):
        return self.world.event

    @rule()
    def call_it_otherwise(self):
        self.count += 1
        self.world.change({**self.event, "title": f"Stand-up {self.count}"})

    @rule(minutes=st.integers(10, 12))
    def make_it_longer(self, minutes):
        self.world.change({**self.event, "duration": f"PT{minutes}M"})

    @rule(rid=st.sampled_from(DAYS[:2]), hour=st.integers(9, 11))
    def move_one(self, rid, hour):
        patch = {**overrides(self.event).get(rid, {}), "start": f"{rid[:10]}T{hour:02}:00:00"}
        patch.pop("excluded", None)
        self.world.change(with_patch(self.event, rid, patch))

    @rule(rid=st.sampled_from(DAYS[:2]))
    def cancel_one(self, rid):
        self.world.change(with_patch(self.event, rid, {"excluded": True}))
        self.sent.pop(rid, None)  # nobody is sent to what does not take place

    @rule(on=st.booleans())
    def cancel_or_hold_after_all(self, on):
        after = {name: value for name, value in self.event.items() if name != "status"}
        self.world.change(after if on else {**after, "status": "cancelled"})

    @precondition(lambda self: self.world.known(BOB))
    @rule(rid=st.sampled_from([None, None, *DAYS[:2]]))
    def send_cat(self, rid):
        try:
            self.world.send(BOB, CAT, rid)
        except (NotToBeSent, NotInvited):
            return
        self.sent[rid] = True

    @precondition(lambda self: self.world.known(BOB))
    @rule(status=st.sampled_from(["accepted", "declined"]))
    def bob_answers_himself(self, status):
        """Whom he sent is sent nevertheless, whichever of the two comes first."""
        self.world.answer(BOB, status)

    @precondition(lambda self: self.world.known(CAT) and not overrides(self.world.copies[CAT]))
    @rule(status=st.sampled_from(["accepted", "tentative"]))
    def cat_answers(self, status):
        if key_of(self.world.copies[CAT], frozenset({CAT})):
            self.world.answer(CAT, status)

    @precondition(lambda self: self.world.post)
    @rule(data=st.data(), again=st.booleans())
    def deliver(self, data, again):
        at = data.draw(st.integers(0, len(self.world.post) - 1))
        self.world.deliver(self.world.post[at] if again else self.world.post.pop(at))

    @precondition(lambda self: self.world.post)
    @rule(data=st.data())
    def lose(self, data):
        gone = self.world.post.pop(data.draw(st.integers(0, len(self.world.post) - 1)))
        if gone.to == ADA:
            self.sent.clear()
            self.lost |= {CAT} if CAT in str(gone.entries) else set()  # she is told by Bob, and by nobody else
        else:
            self.lost.add(gone.to)

    @rule(seed=st.randoms(use_true_random=False))
    def everything_else_arrives(self, seed):
        self.world.settle(lambda waiting: seed.sample(waiting, len(waiting)))
        self.agreed()

    def agreed(self):
        knows = everybody(self.event)
        for rid in self.sent if BOB in knows else ():
            it = self.event if rid is None else happens(self.event, rid) and occurrence(self.event, rid)
            assert not it or key_of(it, frozenset({CAT})), f"nobody knows that Cat comes to {rid}"
        for mail in GUESTS:
            if mail in knows and mail not in self.lost:
                assert seen(self.world.known(mail)) == seen(self.world.meant(mail)), mail
        assert ADA not in self.world.copies
        assert len(people(self.event)) <= 1 + len(GUESTS)

    def teardown(self):
        if self.event is None:
            return
        self.world.settle()
        self.agreed()


def seen(known):
    """When and what, whoever comes."""
    return {rid: (title, times) for rid, (title, times, _) in known.items()}


Handing.TestCase.settings = settings(max_examples=more(30, 300), stateful_step_count=more(20, 30), deadline=None)
TestSentInAnyOrder = Handing.TestCase
