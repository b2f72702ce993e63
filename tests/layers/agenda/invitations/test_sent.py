"""Who is sent in another's place hears how it is by now, whenever the one who invites learns of them."""

import pytest

from agenda.invitations.delegating import Delegate, delegated
from agenda.invitations.files import messages, written
from agenda.invitations.occurrences import overrides, with_patch
from agenda.invitations.parties import addresses, people
from agenda.invitations.post import read
from agenda.invitations.receiving import received
from tests.layers.agenda.invitations.stores import ADA, DAYS, UID, World, standup

BOB, CAT = "bob@example.com", "cat@example.com"
RFC = """BEGIN:VCALENDAR
PRODID:-//Example/ExampleCalendarClient//EN
METHOD:REPLY
VERSION:2.0
BEGIN:VEVENT
ORGANIZER:mailto:{ada}
ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO={to}:mailto:{bob}
UID:{uid}
SEQUENCE:0
REQUEST-STATUS:2.0;Success
DTSTAMP:20261211T190000Z
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture(params=[False, True], ids=["here", "elsewhere"])
def world(request):
    made = World(elsewhere=request.param)
    made.change(standup(BOB))
    made.settle()
    return made


def to_ada(world):
    return [each for each in world.post if each.to == ADA]


@pytest.mark.parametrize("rid", [None, DAYS[2]])
@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda event: {**event, "title": "Other"},
        lambda event: {**event, "duration": "PT45M"},
        lambda event: with_patch(event, DAYS[2], {"start": DAYS[2].replace("09", "11")}),
    ],
)
def test_who_is_sent_hears_what_changed_before_the_one_who_invites_knew_of_them(world, meanwhile, rid):
    world.send(BOB, CAT, rid)
    world.change(meanwhile(world.event))
    for each in [each for each in world.post if each.to == CAT]:
        world.post.remove(each)
        world.deliver(each)
    world.settle()

    assert world.meant(CAT)
    assert world.known(CAT) == world.meant(CAT)


def test_who_was_sent_to_what_is_called_off_meanwhile_hears_that(world):
    world.send(BOB, CAT)
    world.change({**world.event, "status": "cancelled"})
    world.settle()
    assert world.known(CAT) == {}

    world.change({name: value for name, value in world.event.items() if name != "status"})
    world.settle()
    assert world.known(CAT) == world.meant(CAT) != {}


def test_who_was_sent_to_one_time_that_is_called_off_meanwhile_hears_that(world):
    world.send(BOB, CAT, DAYS[1])
    world.change(with_patch(world.event, DAYS[1], {"excluded": True}))
    asked = [each for each in world.post if each.to == CAT]
    copy = received(world.in_their_words(asked[0]) or asked[0], None, frozenset({CAT}), world.now)
    world.settle()

    assert world.known(CAT) == world.meant(CAT) == {}
    assert world.elsewhere or copy.event is not None


def test_a_move_after_somebody_was_sent_asks_both_and_a_second_copy_of_the_answer_changes_nothing(world):
    world.send(BOB, CAT)
    (said,) = to_ada(world)
    world.change({**world.event, "duration": "PT45M"})
    world.settle()

    assert {key: each["participationStatus"] for key, each in people(world.event).items() if key != "ada"} == {
        key: "needs-action" for key in people(world.event) if key != "ada"
    }
    after = world.event
    assert world.deliver(said).event is None
    assert (world.event, world.post) == (after, [])


def test_who_was_uninvited_is_not_let_in_by_an_older_letter(world):
    world.send(BOB, CAT)
    (said,) = to_ada(world)
    world.settle()
    bare = {key: each for key, each in people(world.event).items() if CAT not in addresses(each)}
    world.change({**world.event, "participants": bare})
    world.settle()
    world.deliver(said)

    assert CAT not in {mail for each in people(world.event).values() for mail in addresses(each)}
    assert world.post == []


def test_somebody_here_is_told_once_of_what_did_not_change():
    world = World()
    world.change(standup(BOB))
    world.settle()
    world.send(BOB, CAT)
    (said,) = to_ada(world)

    assert world.deliver(said).messages == ()
    assert received(said, standup(BOB), frozenset({ADA}), world.now, letter=True).messages[0].to == CAT


def test_nobody_has_letters_sent_to_ever_more_people(world):
    stored = world.event
    for number in range(9):
        world.now = world.now.replace(minute=number + 1)
        other = Delegate(f"victim{number}@elsewhere.example")
        _, (said, _) = delegated(standup(BOB), frozenset({BOB}), other, world.now)
        stored = received(said, stored, frozenset({ADA}), world.now, letter=True).event or stored
    sent = [each for each in people(stored).values() if each.get("delegatedFrom")]

    assert len(sent) == 3


@pytest.mark.parametrize("to", ['"mailto:cat@example.com"', '"mailto:cat@example.com","mailto:dan@example.com"'])
def test_who_is_sent_by_a_parameter_alone_is_known(to):
    text = RFC.format(ada=ADA, bob=BOB, uid=UID, to=to)
    head = f"From: {BOB}\nTo: {ADA}\nSubject: Re\nContent-Type: text/calendar; method=REPLY\n\n"
    (said,) = messages(read((head + text).encode()), ADA)
    outcome = received(said, standup(BOB), frozenset({ADA}), said.stamp, letter=True)

    names = ["cat", "dan"][: to.count("mailto")]
    assert sorted(each.to for each in outcome.messages) == [f"{name}@example.com" for name in names]
    given = [each for each in people(outcome.event).values() if each.get("delegatedFrom") == {"bob": True}]
    assert len(given) == len(names)
    assert len(people(outcome.event)["bob"]["delegatedTo"]) == len(names)
    for each in outcome.messages:
        assert b"DELEGATED-FROM" in written(each).replace(b"\r\n ", b"")
    assert overrides(outcome.event) == {}
