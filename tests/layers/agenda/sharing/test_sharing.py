"""Who may do what with something that is shared."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.sharing import MOST_SHARES, NotAllowed, Share, allows, demand, shared_with, standing, unshared
from agenda.sharing.model import ROLES, NoSuchShare, OwnerNeedsNoShare, TooManyShares, without


class Thing(NamedTuple):
    owner: str | None
    shares: tuple[Share, ...]


PEOPLE, GROUPS = ["ada", "bob", "eve"], ["red", "blue"]
places = st.sampled_from(["workspace", *(f"person:{it}" for it in PEOPLE), *(f"group:{it}" for it in GROUPS)])
roles = st.sampled_from(ROLES)
shares = st.builds(Share, to=places, role=roles)
things = st.builds(Thing, st.sampled_from([*PEOPLE, None]), st.lists(shares, unique_by=lambda it: it.to).map(tuple))
people, groups = st.sampled_from(PEOPLE), st.sets(st.sampled_from(GROUPS))


def rank(role):
    return -1 if role is None else ROLES.index(role)


@given(things, people, groups, st.booleans())
def test_somebody_may_what_the_best_of_the_shares_that_reach_them_says(thing, who, into, manages):
    mine = thing.owner == who or (thing.owner is None and manages)
    apart = [standing(Thing(thing.owner, (share,)), who, into, manages=manages) for share in thing.shares]

    assert rank(standing(thing, who, into, manages=manages)) == max([rank("admin") if mine else -1, *map(rank, apart)])


@given(things, shares, people, groups)
def test_sharing_takes_nothing_from_others_and_taking_it_back_gives_nothing(thing, share, who, into):
    try:
        after = Thing(thing.owner, shared_with(thing, share))
    except OwnerNeedsNoShare:
        assert share.to == f"person:{thing.owner}"
        return
    reaches = standing(Thing(None, (share,)), who, into)

    assert shared_with(after, share) == after.shares
    assert rank(standing(after, who, into)) >= rank(reaches)
    if not reaches:
        assert standing(after, who, into) == standing(thing, who, into)
    alone = Thing(thing.owner, unshared(after, share.to))
    assert alone.shares == without(thing.shares, share.to)
    assert rank(standing(alone, who, into)) <= rank(standing(after, who, into))


@given(roles, roles)
def test_each_role_may_what_those_before_it_may(role, least):
    assert allows(role, least) == (rank(role) >= rank(least))
    assert not allows(None, least)


def test_who_may_not_is_told_what_it_takes():
    with pytest.raises(NotAllowed, match="write, and yours is read"):
        demand("read", "write")


def test_there_are_only_so_many_shares_and_none_is_taken_back_that_was_never_given():
    many = Thing("ada", tuple(Share(to=f"person:{number}", role="read") for number in range(MOST_SHARES)))

    with pytest.raises(TooManyShares):
        shared_with(many, Share(to="workspace", role="read"))
    assert shared_with(many, Share(to="person:7", role="write"))[7].role == "write"
    with pytest.raises(NoSuchShare):
        unshared(many, "workspace")
