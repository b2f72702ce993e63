"""One session, an honest client that sometimes misses an answer, and a thief who copies what the client holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from identity.sessions import GRACE, RefreshToken, SessionOver, Sessions

KEY = "k" * 64


class OneSession:
    """A store with room for one session; it rotates on the table's condition."""

    def __init__(self):
        self.kept, self.ended = None, []

    def find(self, *_):
        return self.kept

    def rotate(self, session):
        if self.kept is None or self.kept.number != session.number - 1:
            return False
        self.kept = session
        return True

    def end(self, *place_and_act):
        was, self.kept = self.kept, None
        self.ended.append(place_and_act[-1].action)
        return was is not None


class World:
    """A clock, a session, and what the client holds of it."""

    def __init__(self):
        self.time, self.store = 1_000_000.0, OneSession()
        self.sessions = Sessions(self.store, lambda: [KEY], lambda: self.time)
        self.store.kept = self.sessions.begun("acme", "ada", days=300, amr=("pwd",), device="", address="")
        self.held = str(self.store.kept.token(KEY))

    def next(self, token):
        """What a token brings."""
        return str(self.sessions.refreshed(RefreshToken.parse(token), self.store.kept).token(KEY))


class Theft(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.world = World()
        self.copied = None
        self.thief_came = self.client_is_out = False

    @rule(seconds=st.sampled_from([0, 1, GRACE, GRACE + 1, 600]))
    def time_passes(self, seconds):
        self.world.time += seconds

    @precondition(lambda self: not self.client_is_out)
    @rule(lost=st.integers(0, 3), between=st.integers(0, GRACE // 3))
    def the_client_goes_on(self, lost, between):
        """It asks again for each answer that gets lost on the way, within the grace."""
        try:
            for _ in range(lost):
                self.world.next(self.world.held)
                self.world.time += between
            self.world.held = self.world.next(self.world.held)
        except SessionOver:
            self.client_is_out = True

    @rule()
    def somebody_copies_what_the_client_holds(self):
        self.copied = self.world.held

    @precondition(lambda self: self.copied is not None)
    @rule()
    def the_thief_goes_on(self):
        self.thief_came = True
        try:
            self.copied = self.world.next(self.copied)
        except SessionOver:
            self.copied = None

    @invariant()
    def nobody_but_a_thief_locks_the_client_out(self):
        assert self.thief_came or not self.client_is_out

    @invariant()
    def no_two_tokens_are_current_at_once(self):
        """Of two that hold different tokens, one holds an old one."""
        kept = self.world.store.kept
        if kept and self.copied and self.copied != self.world.held:
            numbers = {RefreshToken.parse(each).number for each in (self.copied, self.world.held)}
            assert len(numbers) > 1
            assert max(numbers) <= kept.number

    @invariant()
    def a_session_that_ends_says_why(self):
        if self.world.store.kept is None:
            assert "session.stolen" in self.world.store.ended


TestTheft = Theft.TestCase
TestTheft.settings = settings(max_examples=80, stateful_step_count=25, deadline=None)


@given(st.integers(0, 5), st.integers(1, 4), st.integers(GRACE + 1, 10_000))
def test_a_thief_who_was_first_is_noticed_when_the_client_goes_on(before, times, later):
    world = World()
    for _ in range(before):
        world.held = world.next(world.held)
    copied = world.held
    for _ in range(times):
        copied = world.next(copied)
    world.time += later

    with pytest.raises(SessionOver):
        world.next(world.held)
    with pytest.raises(SessionOver):
        world.next(copied)
    assert world.store.ended == ["session.stolen"]


@given(st.integers(2, 5))
def test_a_thief_who_went_on_twice_is_noticed_at_once(times):
    world = World()
    copied = world.held
    for _ in range(times):
        copied = world.next(copied)

    with pytest.raises(SessionOver):
        world.next(world.held)
    assert world.store.ended == ["session.stolen"]


@given(st.integers(1, 5), st.integers(GRACE + 1, 10_000))
def test_a_thief_who_is_late_has_nothing_and_is_noticed(times, later):
    world = World()
    copied = world.held
    for _ in range(times):
        world.held = world.next(world.held)
    world.time += later

    with pytest.raises(SessionOver):
        world.next(copied)
    assert world.store.ended == ["session.stolen"]


@given(st.integers(0, 60), st.integers(0, GRACE))
def test_within_the_grace_two_askers_are_given_the_same(times, later):
    world = World()
    first = world.next(world.held)
    world.time += later

    assert {world.next(world.held) for _ in range(times)} <= {first}
    assert world.store.kept.number == 2
