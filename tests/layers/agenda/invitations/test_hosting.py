"""What becomes of answers with the one who invited."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agenda.invitations.hosting import accepted, clock_of, declined
from agenda.invitations.model import Message
from agenda.invitations.occurrences import occurrence
from agenda.invitations.parties import people
from agenda.invitations.receiving import received
from agenda.invitations.replying import counter
from tests.layers.agenda.invitations.stores import ADA, DAYS, UID, World, participant, standup

BOB, EVE = "bob@example.com", "eve@example.com"
ME = frozenset({ADA})


@pytest.fixture
def world():
    made = World()
    made.change(standup(BOB))
    made.settle()
    return made


def reply(mail, status, stamp, **more):
    entry = {"uid": UID, "start": DAYS[0], "participants": {"x": participant(mail, participationStatus=status)}, **more}
    return Message("REPLY", UID, mail, ADA, (entry,), stamp, more.get("sequence", 0))


def test_an_answer_to_one_occurrence_leaves_the_others_as_they_were(world):
    world.answer(BOB, "accepted")
    world.answer(BOB, "declined", DAYS[2])
    world.settle()

    status = {rid: people(occurrence(world.event, rid))["bob"]["participationStatus"] for rid in DAYS}
    assert status == {**dict.fromkeys(DAYS, "accepted"), DAYS[2]: "declined"}
    assert world.event["sequence"] == 0


def test_the_later_of_two_answers_counts_whichever_comes_first(world):
    first = reply(BOB, "accepted", world.now)
    second = reply(BOB, "declined", world.now + timedelta(seconds=1))

    for order in ((first, second), (second, first), (second, second, first)):
        event = world.event
        for each in order:
            event = received(each, event, ME, world.now).event or event
        assert people(event)["bob"]["participationStatus"] == "declined"


def test_an_answer_to_what_was_moved_since_does_not_count(world):
    late = reply(BOB, "accepted", world.now + timedelta(hours=1))
    world.change({**world.event, "start": "2027-01-04T10:00:00"})

    assert received(late, world.event, ME, world.now).event is None
    event = received(replace(late, sequence=1), world.event, ME, world.now).event
    assert people(event)["bob"]["participationStatus"] == "accepted"


def test_no_answer_makes_an_occurrence_that_there_is_not(world):
    bogus = reply(BOB, "accepted", world.now, recurrenceId="2029-06-01T03:00:00")

    assert received(bogus, world.event, ME, world.now).event is None


@pytest.mark.parametrize("crashers", ["ask", "add", "ignore"])
def test_of_an_answer_by_somebody_whom_nobody_invited_there_is_a_policy(world, crashers):
    outcome = received(reply(EVE, "accepted", world.now), world.event, ME, world.now, crashers)

    there = {each["sendTo"]["imip"]: each for each in people(outcome.event or {}).values()}
    assert (outcome.proposal.kind if outcome.proposal else None) == ("crasher" if crashers == "ask" else None)
    assert (f"mailto:{EVE}" in there) == (crashers == "add")
    if crashers == "add":
        assert there[f"mailto:{EVE}"]["participationStatus"] == "accepted"


def test_outlook_names_no_organizer_in_its_answers(world):
    bare = reply(BOB, "accepted", world.now)
    assert "replyTo" not in bare.entries[0]

    assert people(received(bare, world.event, ME, world.now).event)["bob"]["participationStatus"] == "accepted"


def test_another_time_that_is_proposed_waits_for_a_decision(world):
    said = counter(
        world.copies[BOB],
        frozenset({BOB}),
        {"start": "2027-01-05T15:00:00"},
        world.now,
        rid=DAYS[1],
        comment="I am on a train",
    )
    outcome = received(said, world.event, ME, world.now)

    assert (outcome.event, outcome.proposal.kind, outcome.proposal.comment) == (None, "counter", "I am on a train")
    world.change(accepted(world.event, outcome.proposal))
    world.settle()
    assert occurrence(world.copies[BOB], DAYS[1])["start"] == "2027-01-05T15:00:00"
    assert world.event["sequence"] == 1
    no = declined(world.event, outcome.proposal)
    assert (no.method, no.to, no.sender) == ("DECLINECOUNTER", BOB, ADA)
    assert received(said, world.event, ME, world.now).proposal is None


def test_what_was_otherwise_about_single_times_moves_along_with_a_series_that_is_moved_as_proposed(world):
    world.answer(BOB, "declined", DAYS[1])
    world.settle()
    patch = {"start": "2027-01-04T15:00:00"}
    said = counter(world.copies[BOB], frozenset({BOB}), patch, world.now)

    after = accepted(world.event, received(said, world.event, ME, world.now).proposal)

    assert after["start"] == "2027-01-04T15:00:00"
    assert list(after["recurrenceOverrides"]) == [DAYS[1].replace("T09", "T15")]
    world.change(after)
    world.settle()
    assert people(occurrence(world.event, DAYS[2].replace("T09", "T15")))["bob"]


def test_nobody_proposes_or_asks_who_is_not_invited(world):
    said = counter(world.copies[BOB], frozenset({BOB}), {"start": "2027-01-05T15:00:00"}, world.now)

    for method in ("COUNTER", "REFRESH"):
        outcome = received(replace(said, sender=EVE, method=method), world.event, ME, world.now)
        assert (outcome.proposal, outcome.messages) == (None, ())


def test_answers_to_an_event_of_another_or_of_none_are_nothing(world):
    answer = reply(BOB, "accepted", world.now)

    assert received(answer, None, ME, world.now).event is None
    assert received(answer, world.event, frozenset({EVE}), world.now).event is None


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("America/New_York", "America/New_York"), ("Europe/Berlin", None), ("Etc/UTC", None), (None, None)],
)
def test_an_answer_by_another_clock_tells_where_somebody_is(world, zone, expected):
    said = reply(BOB, "accepted", world.now, timeZone=zone)

    assert clock_of(said, world.event, received(said, world.event, ME, world.now)) == expected
    stranger = reply(EVE, "accepted", world.now, timeZone=zone)
    assert clock_of(stranger, world.event, received(stranger, world.event, ME, world.now)) is None
