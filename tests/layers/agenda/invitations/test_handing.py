"""Whoever is sent in another's place has the event as the one who invites has it."""

import pytest

from agenda.invitations.occurrences import occurrence, overrides, with_patch
from agenda.invitations.parties import key_of, people
from tests.layers.agenda.invitations.stores import ADA, DAYS, World, standup

BOB, CAT = "bob@example.com", "cat@example.com"


@pytest.fixture
def world():
    made = World()
    made.change(standup(BOB))
    made.settle()
    return made


@pytest.mark.parametrize("order", [None, lambda waiting: waiting[::-1]])
@pytest.mark.parametrize("rid", [None, DAYS[2]])
def test_who_is_sent_to_all_or_to_one_time_hears_what_becomes_of_it(world, rid, order):
    world.answer(BOB, "accepted")
    world.settle()
    world.send(BOB, CAT, rid)
    world.settle(order)

    assert set(world.known(CAT)) == ({rid} if rid else set(DAYS))
    assert world.known(CAT) == world.meant(CAT)
    statuses = {at: said for at, (_, _, said) in world.known(BOB).items()}
    assert statuses == {at: "delegated" if rid in {None, at} else "accepted" for at in DAYS}

    world.answer(CAT, "tentative", rid)
    world.change({**world.event, "title": "Long one"})
    world.settle(order)
    for mail in (BOB, CAT):
        assert world.known(mail) == world.meant(mail)
        assert {title for title, *_ in world.known(mail).values()} == {"Long one"}
    assert {said for *_, said in world.known(CAT).values()} == {"tentative"}
    assert ADA not in world.copies


def test_what_somebody_makes_up_about_an_event_is_not_handed_on(world):
    world.copies[BOB] = {**world.copies[BOB], "title": "Forged", "start": "2027-01-04T22:00:00", "sequence": 900}
    world.send(BOB, CAT)
    world.settle(lambda waiting: [each for each in waiting if each.to == CAT])

    assert (world.copies[CAT]["title"], world.copies[CAT]["start"]) == ("Stand-up", DAYS[0])
    assert world.copies[CAT]["sequence"] == world.event["sequence"]


def test_who_is_not_invited_any_more_sends_nobody(world):
    copy = world.copies[BOB]
    left = {key: each for key, each in people(world.event).items() if key != "bob"}
    world.change({**world.event, "participants": left})
    world.settle()
    world.copies[BOB] = copy
    world.send(BOB, CAT)
    world.settle()

    assert CAT not in world.copies
    assert world.meant(CAT) == {}


@pytest.mark.parametrize("rid", [None, DAYS[2]])
def test_who_is_sent_is_known_though_a_later_answer_of_who_sends_them_came_first(world, rid):
    world.send(BOB, CAT, rid)
    world.answer(BOB, "declined")
    (handed,) = (each for each in world.post if each.to == ADA and "'delegated'" in str(each.entries))
    world.settle(lambda waiting: waiting[::-1])

    def seats():
        it = world.event if rid is None else occurrence(world.event, rid)
        return {each["sendTo"]["imip"][7:]: each["participationStatus"] for each in people(it).values()}

    assert seats() == {ADA: "accepted", BOB: "declined", CAT: "needs-action"}
    world.answer(CAT, "accepted", rid)
    world.settle()
    assert seats()[CAT] == "accepted"

    cat = key_of(world.event if rid is None else occurrence(world.event, rid), frozenset({CAT}))
    if rid is None:
        world.change({**world.event, "participants": {k: v for k, v in people(world.event).items() if k != cat}})
    else:
        patch = {path: it for path, it in overrides(world.event)[rid].items() if cat not in path.split("/")[1:2]}
        world.change(with_patch(world.event, rid, patch))
    world.settle()
    world.deliver(handed)
    assert CAT not in seats(), "what comes once more does not bring back who was taken off the list"
