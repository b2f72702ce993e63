"""What becomes of an invitation with somebody who is invited."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agenda.invitations.changing import answers
from agenda.invitations.delegating import Delegate, NotToBeSent, delegated
from agenda.invitations.model import Message
from agenda.invitations.occurrences import moment, occurrence, overrides, with_patch
from agenda.invitations.parties import key_of, people
from agenda.invitations.receiving import received
from agenda.invitations.replying import NotInvited, respond
from tests.layers.agenda.invitations.stores import ADA, DAYS, UID, World, participant, standup

BOB, CAT, EVE = "bob@example.com", "cat@example.com", "eve@example.com"
ME = frozenset({BOB})


def invited(**more):
    world = World()
    world.change(standup(BOB, CAT, **more))
    world.settle()
    return world


def mine(event, rid=None):
    it = event if rid is None else occurrence(event, rid)
    return people(it)[key_of(it, ME)]


def test_what_is_ones_own_stays_when_the_event_changes():
    world = invited()
    own = {"alerts": {"a": {"@type": "Alert"}}, "color": "green", "freeBusyStatus": "free", "privacy": "private"}
    world.copies[BOB] = with_patch({**world.copies[BOB], **own}, DAYS[1], {"alerts": {}})
    world.answer(BOB, "accepted")

    world.change({**world.event, "title": "Daily", "alerts": {"b": {"@type": "Alert"}}, "freeBusyStatus": "busy"})
    world.settle()

    after = world.copies[BOB]
    assert after["title"] == "Daily"
    assert {name: after[name] for name in own} == own
    assert occurrence(after, DAYS[1])["alerts"] == {}
    assert mine(after)["participationStatus"] == "accepted"


def test_who_had_accepted_is_asked_anew_when_it_moves():
    world = invited()
    world.answer(BOB, "accepted")
    world.answer(BOB, "declined", DAYS[2])
    world.settle()

    world.change({**world.event, "start": "2027-01-04T10:00:00"})
    world.settle()

    assert mine(world.copies[BOB])["participationStatus"] == "needs-action"
    assert people(world.event)["bob"]["participationStatus"] == "needs-action"


def test_the_same_message_twice_or_an_older_one_changes_nothing():
    world = World()
    world.change(standup(BOB))
    first = world.post[0]
    world.settle()
    world.change({**world.event, "title": "Daily"})
    world.settle()

    for late in (first, replace(first, sequence=first.sequence - 1)):
        outcome = world.deliver(late)
        assert (outcome.event, outcome.messages, outcome.why) == (None, (), "there was a later message")


def test_another_who_knows_the_name_of_an_event_does_not_take_it_over():
    world = invited()
    (entry,) = replace_organizer(world.event, EVE)
    forged = Message("REQUEST", UID, EVE, BOB, (entry,), world.now + timedelta(days=1), 9)

    for method in ("REQUEST", "CANCEL", "ADD"):
        outcome = received(replace(forged, method=method), world.copies[BOB], ME, world.now)
        assert outcome.event is None
        assert outcome.proposal.kind == "unverified"


def test_nobody_invites_by_the_word_of_their_own_message():
    world = invited()
    (entry,) = replace_organizer(world.event, EVE)
    both = {**entry, "participants": {**people(entry), "a": {**participant(ADA), "roles": {"owner": True}}}}
    eve = participant(EVE)
    sent = {**world.event, "title": "Forged", "sequence": 900}
    sent["participants"] = {**people(sent), "eve": eve, "bob": participant(BOB, delegatedFrom={"eve": True})}

    for forged in (both, sent):
        message = Message("REQUEST", UID, EVE, BOB, (forged,), world.now + timedelta(days=1), 900)
        for method in ("REQUEST", "CANCEL", "ADD"):
            outcome = received(replace(message, method=method), world.copies[BOB], ME, world.now)
            assert (outcome.event, outcome.proposal.kind) == (None, "unverified")


def test_who_answers_does_so_in_their_own_name_whatever_stands_in_their_copy():
    copy = invited().copies[BOB]
    key = key_of(copy, ME)
    forged = {**people(copy)[key], "email": BOB, "sendTo": {"imip": f"mailto:{CAT}"}}
    _, (said,) = respond(
        {**copy, "participants": {**people(copy), key: forged}}, ME, "accepted", moment(copy["updated"])
    )

    assert said.sender == BOB


def replace_organizer(event, mail):
    owner = {**people(event)["ada"], "sendTo": {"imip": f"mailto:{mail}"}}
    yield {**event, "replyTo": {"imip": f"mailto:{mail}"}, "participants": {**people(event), "ada": owner}}


def test_whoever_is_not_on_the_list_is_asked_whether_they_want_it():
    world = World()
    world.change(standup(CAT))
    outcome = received(replace(world.post[0], to=BOB), None, ME, world.now)

    assert (outcome.event, outcome.proposal.kind) == (None, "forwarded")


def test_a_cancellation_leaves_the_event_cancelled_and_a_cancelled_occurrence_leaves_the_rest():
    world = invited()
    world.change(with_patch(world.event, DAYS[1], {"excluded": True}))
    world.settle()
    assert occurrence(world.copies[BOB], DAYS[1]) is None
    assert "status" not in world.copies[BOB]

    world.change({**world.event, "status": "cancelled"})
    world.settle()
    assert world.copies[BOB]["status"] == "cancelled"


@pytest.mark.parametrize("product", ["-//Google Inc//Google Calendar 70.9054//EN", "Microsoft Exchange Server 2010"])
def test_programs_that_leave_out_the_changed_occurrences_do_not_undo_them(product):
    world = invited()
    series = world.event
    world.change(with_patch(series, DAYS[1], {"start": "2027-01-05T11:00:00"}))
    (message,) = (each for each in world.post if each.to == BOB)
    alone = occurrence(message.entries[0], DAYS[1])
    said = {**alone, "recurrenceId": DAYS[1], "recurrenceIdTimeZone": "Europe/Berlin", "sequence": 1}
    one = replace(message, entries=(said,), product=product)
    copy = received(one, world.copies[BOB], ME, world.now).event

    whole = {**series, "title": "Daily", "sequence": 1, "updated": "2026-12-02T10:00:00Z"}
    later = replace(message, entries=(whole,), product=product, stamp=moment(whole["updated"]))
    after = received(later, copy, ME, world.now).event
    other = received(replace(later, product="-//Apple Inc.//iOS 18.1//EN"), copy, ME, world.now).event

    assert (occurrence(after, DAYS[1])["start"], after["title"]) == ("2027-01-05T11:00:00", "Daily")
    assert occurrence(other, DAYS[1])["start"] == DAYS[1]


def test_an_occurrence_is_called_by_its_time_in_whatever_zone():
    world = invited()
    said = {**occurrence(world.copies[BOB], DAYS[1]), "title": "Moved", "sequence": 1}
    there = {"recurrenceId": "2027-01-05T08:00:00", "recurrenceIdTimeZone": "Etc/UTC"}
    message = Message("REQUEST", UID, ADA, BOB, ({**said, **there},), world.now, 1)

    after = received(message, world.copies[BOB], ME, world.now).event

    assert occurrence(after, DAYS[1])["title"] == "Moved"


def test_one_more_occurrence_is_added_and_whoever_missed_something_asks():
    world = invited()
    added = {**occurrence(world.event, DAYS[0]), "start": "2027-01-11T09:00:00", "title": "Extra"}
    message = Message("ADD", UID, ADA, BOB, (added,), world.now, 1)

    after = received(message, world.copies[BOB], ME, world.now).event
    missed = received(replace(message, sequence=3), world.copies[BOB], ME, world.now)

    assert occurrence(after, "2027-01-11T09:00:00")["title"] == "Extra"
    assert (missed.event, [each.method for each in missed.messages]) == (None, ["REFRESH"])
    alone = received(replace(message, sequence=3), standup(CAT), ME, world.now)
    assert (alone.event, alone.messages) == (None, ()), "who is not invited to all of it would not be told"

    world.post += missed.messages
    told = [world.deliver(each) for each in missed.messages]
    assert [(each.method, each.to) for each in told[0].messages] == [("REQUEST", BOB)]


def test_somebody_comes_for_another():
    world = invited()
    copy, found = delegated(world.copies[BOB], ME, Delegate(EVE, "Eve"), world.now + timedelta(minutes=1))

    assert [(each.method, each.to) for each in found] == [("REPLY", ADA), ("REQUEST", EVE)]
    assert mine(copy)["participationStatus"] == "delegated"
    assert answers(world.copies[BOB], copy, ME) == found  # what is told follows from the copy alone
    world.copies[BOB], world.post = copy, list(found)
    world.settle()
    eve = people(world.copies[EVE])[key_of(world.copies[EVE], frozenset({EVE}))]
    assert people(world.copies[EVE])[next(iter(eve["delegatedFrom"]))]["sendTo"]["imip"] == f"mailto:{BOB}"

    world.answer(EVE, "accepted")
    world.settle()
    known = {each["sendTo"]["imip"]: each["participationStatus"] for each in people(world.event).values()}
    assert known[f"mailto:{BOB}"] == "delegated"
    assert known[f"mailto:{EVE}"] == "accepted"


def test_somebody_comes_for_another_to_one_of_its_times_and_nobody_can_be_sent_who_comes_anyway():
    world = invited()
    was, now = world.copies[BOB], world.now + timedelta(minutes=1)
    alerts = {"alerts": {"a": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-PT5M"}}}}
    copy, found = delegated({**was, **alerts}, ME, Delegate(EVE), now, rid=DAYS[2])
    assert answers({**was, **alerts}, copy, ME) == found
    world.copies[BOB], world.post = copy, list(found)
    world.settle()

    assert list(world.known(EVE)) == [DAYS[2]]
    again = world.deliver(found[1])
    assert (again.why, again.proposal) == ("there was a later message", None)
    _, (_, other) = delegated({**copy, **alerts}, ME, Delegate(EVE), now, rid=DAYS[3])
    assert {*overrides(received(other, world.copies[EVE], frozenset({EVE}), now).event)} == {DAYS[2], DAYS[3]}
    later = replace(found[1], stamp=found[1].stamp + timedelta(days=1))
    assert received(later, world.copies[EVE], frozenset({EVE}), now).proposal.kind == "unverified"
    assert "alerts" not in world.copies[EVE]
    then = people(occurrence(world.event, DAYS[2]))
    assert {each["sendTo"]["imip"]: each.get("participationStatus") for each in then.values()} == {
        f"mailto:{ADA}": "accepted",
        f"mailto:{BOB}": "delegated",
        f"mailto:{CAT}": "needs-action",
        f"mailto:{EVE}": "needs-action",
    }
    assert len(people(world.event)) == len({ADA, BOB, CAT})
    for mail in (ADA, BOB):
        with pytest.raises(NotToBeSent):
            delegated(was, ME, Delegate(mail), now)
    with pytest.raises(NotToBeSent):
        delegated(copy, ME, Delegate(EVE), now, rid=DAYS[2])


@pytest.mark.parametrize("rid", [None, DAYS[1]])
def test_who_answers_anew_within_the_second_in_which_it_was_moved_is_heard(rid):
    world = invited()
    for hour in (10, 11):
        world.now -= timedelta(seconds=14)  # as long as saying and changing something takes here
        world.answer(BOB, "accepted", rid)
        world.settle()
        world.change({**world.event, "duration": f"PT{hour}M"})
        world.settle()
    world.now -= timedelta(seconds=14)
    world.answer(BOB, "declined", rid)
    world.settle()

    it = world.event if rid is None else occurrence(world.event, rid)
    assert people(it)["bob"]["participationStatus"] == "declined"


def test_who_is_invited_to_two_occurrences_answers_for_each():
    world = World()
    patches = {rid: {"participants/bob": participant(BOB)} for rid in DAYS[1:3]}
    world.change(standup(CAT, recurrenceOverrides=patches))
    world.settle()
    world.answer(BOB, "tentative")
    world.settle()

    known = [people(occurrence(world.event, rid))["bob"]["participationStatus"] for rid in DAYS[1:3]]
    assert known == ["tentative", "tentative"]
    assert world.known(BOB) == world.meant(BOB)


def test_nobody_answers_what_they_were_not_asked():
    world = invited()
    with pytest.raises(NotInvited, match="you are not among"):
        respond(world.copies[BOB], frozenset({EVE}), "accepted", world.now)


def test_what_is_published_is_a_person_to_decide_about():
    event = standup()
    message = Message("PUBLISH", UID, ADA, BOB, (event,), moment("2026-12-02T10:00:00Z"), 0)

    assert received(message, None, ME, message.stamp).proposal.kind == "published"
    after = received(message, event, ME, message.stamp).event
    newer = replace(message, stamp=message.stamp + timedelta(hours=1), entries=({**event, "title": "New"},))
    assert received(newer, {**after, "color": "red"}, ME, newer.stamp).event["title"] == "New"
