"""Whose turn it is."""

from hypothesis import given
from hypothesis import strategies as st

from agenda.booking.turns import Turn, order, taken
from tests.layers.agenda.booking.pages import host, page


@given(st.lists(st.integers(1, 9), min_size=2, max_size=8), st.integers(1, 4))
def test_after_as_many_as_all_of_them_take_everybody_had_their_share(weights, rounds):
    found = page(*(host(f"h{number}", weight=weight) for number, weight in enumerate(weights)))
    turns = {}
    for _ in range(rounds * sum(weights)):
        turns = taken(turns, order(found, turns)[:1])

    assert [turns[each.person].many for each in found.hosts] == [rounds * weight for weight in weights]


@given(st.integers(2, 6), st.lists(st.sets(st.integers(0, 5), min_size=1), max_size=40))
def test_where_some_cannot_the_others_wait_for_them_at_most_a_turn(many, free):
    found = page(*(host(f"h{number}") for number in range(many)))
    turns = {}
    for each in free:
        able = {f"h{number % many}" for number in each}
        (first,) = [who for who in order(found, turns) if who in able][:1]
        before = {who: turns.get(who, Turn()) for who in able}
        assert before[first].many == min(turn.many for turn in before.values())
        turns = taken(turns, [first])


def test_of_those_who_had_the_same_it_is_whose_last_is_longest_ago():
    found = page(host("ada"), host("bob"), host("cleo"))

    assert order(found, {}) == ["ada", "bob", "cleo"]
    assert order(found, {"ada": Turn(1, 3), "bob": Turn(1, 1), "cleo": Turn(1, 2)}) == ["bob", "cleo", "ada"]
