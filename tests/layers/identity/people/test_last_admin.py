"""However many Admins take each other's rights at once, one is left."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from identity.people import LastAdmin, PersonUpdate, Sieve, people
from identity.people.powers import AboveYou
from identity.roles import built_in
from kernel.callers import Caller
from kernel.etags import ANYTHING
from kernel.pages import Page
from tests.functions.identity.colleagues import Company


def demote(caller, person):
    people().update(caller, person, PersonUpdate(role="member"), ANYTHING)


def deactivate(caller, person):
    people().deactivate(caller, person, ANYTHING)


def remove(caller, person):
    people().remove(caller, person, ANYTHING)


@pytest.fixture
def at_once(cloud):
    """Let each of several do something to the next, all at the same moment; how many were refused as the last Admin."""

    def at_once(company, ring, deeds):
        start = threading.Barrier(len(ring))

        def act(at):
            caller = Caller(company.id, ring[at], "admin", built_in("admin"), "s")
            start.wait()
            try:
                deeds[at % len(deeds)](caller, ring[(at + 1) % len(ring)])
            except LastAdmin:
                return 1
            return 0

        with ThreadPoolExecutor(len(ring)) as pool:
            return sum(pool.map(act, range(len(ring))))

    return at_once


def admins(company):
    return people().page(company.id, Sieve(role="admin"), Page()).items


@pytest.mark.parametrize("deeds", [(demote,), (deactivate,), (remove,), (demote, remove), (remove, deactivate)])
def test_of_two_one_stays(at_once, deeds):
    for turn in range(3):
        acme = Company(f"acme{turn}")
        ring = [acme.ada, acme.hire(f"bob{turn}", "admin")]

        assert at_once(acme, ring, deeds) == 1
        assert len(admins(acme)) == 1


def test_in_a_ring_of_many_one_stays(at_once):
    acme = Company()
    ring = [acme.ada, *(acme.hire(f"admin{number}", "admin") for number in range(4))]

    assert at_once(acme, ring, (demote, deactivate, remove)) == 1
    assert len(admins(acme)) == 1


def test_an_index_that_lags_behind_lets_nobody_be_held_to_what_they_are_no_more(cloud):
    acme = Company()
    bob = acme.hire("bob", "admin")
    eve = acme.hire("eve", "admin")
    ours = people()
    known = ours.store.another_admin(acme.id, {acme.ada})
    caller = Caller(acme.id, acme.ada, "admin", built_in("admin"), "s")
    for each in (bob, eve):
        demote(caller, each)

    class Lagging(type(ours.store)):
        def another_admin(self, _, but):
            return next((each for each in (bob, eve) if each not in but), None)

    with pytest.raises(LastAdmin):
        type(ours)(Lagging()).deactivate(caller, acme.ada, ANYTHING)
    assert known in {bob, eve}
    assert [member.person for member in admins(acme)] == [acme.ada]


def test_whoever_was_promoted_meanwhile_is_not_touched(cloud):
    acme = Company()
    bob = acme.hire("bob")
    mary = Caller(acme.id, acme.hire("mary", "manager"), "manager", built_in("manager"), "s")
    people().update(
        Caller(acme.id, acme.ada, "admin", built_in("admin"), "s"), bob, PersonUpdate(role="admin"), ANYTHING
    )

    for deed in (demote, deactivate, remove):
        with pytest.raises(AboveYou):
            deed(mary, bob)
