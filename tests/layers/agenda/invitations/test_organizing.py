"""What those who are invited are told when an event changes."""

from datetime import UTC, datetime

import pytest

from agenda.invitations.inviting import asks, cancellation, hosted, revived
from agenda.invitations.occurrences import overrides
from agenda.invitations.organizing import concerned, messages, prepared
from agenda.invitations.parties import people
from tests.layers.agenda.invitations.stores import ADA, DAYS, participant, standup

NOW = datetime(2026, 12, 2, 10, tzinfo=UTC)
BOB, CAT, DAN = "bob@example.com", "cat@example.com", "dan@example.com"
ALERT = {"a": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": "-PT5M"}}}
ONCE = {"recurrenceRules": None}


def changed(before, **more):
    """What is kept, and what is said, when an event becomes so."""
    after = prepared(before, {name: it for name, it in {**before, **more}.items() if it is not None}, NOW)
    return after, messages(before, after)


def said(found):
    return sorted((each.method, each.to) for each in found)


def test_whoever_is_invited_gets_the_whole_event_but_nothing_that_is_the_organizers_own():
    event = prepared(None, standup(BOB, alerts=ALERT, color="red", categories={"x": True}), NOW)
    (message,) = messages(None, event)

    assert (message.method, message.to, message.sender, message.sequence) == ("REQUEST", BOB, ADA, 0)
    assert message.stamp == NOW
    (entry,) = message.entries
    assert entry["title"] == "Stand-up"
    assert entry["participants"]["bob"]["expectReply"] is True
    assert not {"alerts", "color", "categories"} & entry.keys()


@pytest.mark.parametrize(
    "own",
    [
        {"alerts": ALERT},
        {"color": "red"},
        {"categories": {"x": True}},
        {"privacy": "secret"},
        {"status": "confirmed"},
    ],
)
def test_nobody_is_told_what_is_only_the_organizers_business(own):
    after, found = changed(standup(BOB), **own)

    assert (found, after["sequence"]) == ([], 0)


@pytest.mark.parametrize(
    ("more", "sequence"),
    [
        ({"title": "Daily"}, 4),
        ({"status": "tentative"}, 4),
        ({"description": "Bring coffee"}, 4),
        ({"locations": {"1": {"@type": "Location", "name": "Room 1"}}}, 4),
        ({"start": "2027-01-04T10:00:00"}, 5),
        ({"duration": "PT30M"}, 5),
        ({"timeZone": "Europe/London"}, 5),
        ({"recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "weekly"}]}, 5),
        ({"recurrenceOverrides": {DAYS[1]: {"start": "2027-01-05T11:00:00"}}}, 5),
        ({"recurrenceOverrides": {DAYS[1]: {"title": "Long one"}}}, 4),
    ],
)
def test_the_sequence_is_raised_by_what_moves_it_and_by_nothing_else(more, sequence):
    after, found = changed(standup(BOB, CAT, sequence=4), **more)

    assert said(found) == [("REQUEST", BOB), ("REQUEST", CAT)]
    assert {each.sequence for each in found} == {after["sequence"]} == {sequence}
    assert after["updated"] == "2026-12-02T10:00:00Z"


def test_two_changes_within_a_second_are_told_apart():
    first, _ = changed(standup(BOB), title="One")
    second, (message,) = changed(first, title="Two")

    assert second["updated"] == "2026-12-02T10:00:01Z"
    assert message.stamp.second == 1


def test_who_had_come_to_what_moved_is_asked_anew_and_only_there():
    event = standup(BOB)
    event["participants"]["bob"]["participationStatus"] = "accepted"

    moved, _ = changed(event, start="2027-01-04T10:00:00")
    one, _ = changed(event, recurrenceOverrides={DAYS[1]: {"start": "2027-01-05T11:00:00"}})

    assert moved["participants"]["bob"]["participationStatus"] == "needs-action"
    assert moved["participants"]["ada"]["participationStatus"] == "accepted"
    assert one["participants"]["bob"]["participationStatus"] == "accepted"
    assert overrides(one)[DAYS[1]]["participants/bob/participationStatus"] == "needs-action"


def test_whoever_is_taken_off_the_list_gets_a_cancellation_that_names_nobody_else():
    event = standup(BOB, CAT)
    kept = {key: each for key, each in people(event).items() if key != "bob"}

    after, found = changed(event, participants=kept)

    assert said(found) == [("CANCEL", BOB), ("REQUEST", CAT)]
    (gone,) = (each for each in found if each.to == BOB)
    assert gone.sequence == after["sequence"] == 1
    assert people(gone.entries[0]).keys() == {"ada", "bob"}


def test_one_occurrence_that_is_cancelled_is_told_alone():
    _, found = changed(standup(BOB), recurrenceOverrides={DAYS[2]: {"excluded": True}})

    (message,) = found
    assert message.method == "CANCEL"
    assert [(each["recurrenceId"], each["status"]) for each in message.entries] == [(DAYS[2], "cancelled")]


def test_a_time_whose_status_says_that_it_is_off_is_told_like_one_that_was_left_out_and_is_on_again():
    off, found = changed(standup(BOB), recurrenceOverrides={DAYS[2]: {"status": "cancelled"}})

    (message,) = found
    assert (message.method, message.sequence) == ("CANCEL", 1)
    assert [(each["recurrenceId"], each["status"]) for each in message.entries] == [(DAYS[2], "cancelled")]

    _, (again,) = changed(off, title="Daily")
    assert overrides(again.entries[0]) == {DAYS[2]: {"excluded": True}}, "no invitation holds what is cancelled"

    _, (back,) = changed(off, recurrenceOverrides=None)
    assert (back.method, back.sequence, overrides(back.entries[0]).get(DAYS[2], {}).get("excluded")) == (
        "REQUEST",
        2,
        None,
    )


def test_who_is_invited_to_a_time_alone_that_is_off_hears_it():
    event = standup(BOB, recurrenceOverrides={DAYS[1]: {"participants/cat": participant(CAT)}})
    patch = {**overrides(event)[DAYS[1]], "status": "cancelled"}

    _, found = changed(event, recurrenceOverrides={DAYS[1]: patch})

    assert said(found) == [("CANCEL", BOB), ("CANCEL", CAT)]


def test_who_is_invited_to_one_occurrence_hears_of_no_other():
    event = standup(BOB)
    after, found = changed(event, recurrenceOverrides={DAYS[1]: {"participants/cat": participant(CAT)}})

    assert said(found) == [("REQUEST", BOB), ("REQUEST", CAT)]
    (alone,) = (each for each in found if each.to == CAT)
    assert [(each["recurrenceId"], each["start"]) for each in alone.entries] == [(DAYS[1], DAYS[1])]
    assert "recurrenceRules" not in alone.entries[0]

    moved = {**overrides(after), DAYS[3]: {"title": "Other"}}
    _, later = changed(after, recurrenceOverrides=moved)
    assert said(later) == [("REQUEST", BOB)]


def test_an_event_that_is_cancelled_or_deleted_is_cancelled_for_everybody():
    event = standup(BOB, CAT, recurrenceOverrides={DAYS[1]: {"participants/dan": participant("dan@example.com")}})

    _, found = changed(event, status="cancelled")
    gone = cancellation(event, NOW)

    assert said(found) == [("CANCEL", BOB), ("CANCEL", CAT), ("CANCEL", "dan@example.com")]
    assert said(messages(event, gone)) == said(found)
    assert gone["sequence"] == 1


def test_whom_another_program_tells_we_do_not_tell():
    event = standup(BOB, CAT)
    event["participants"]["bob"]["scheduleAgent"] = "client"

    assert said(messages(None, prepared(None, event, NOW))) == [("REQUEST", CAT)]


def test_an_event_of_ones_own_is_left_as_it_is():
    alone = standup(**ONCE)

    assert prepared(alone, {**alone, "title": "x"}, NOW) == {**alone, "title": "x"}
    assert messages(None, alone) == []


def test_somebodys_calendar_says_where_to_answer_and_leaves_what_others_invited_to():
    mine = "calendar-1@example.com"
    bare = standup(BOB, replyTo=None)
    bare["participants"].pop("ada")

    first = hosted(None, bare, mine)
    moved = hosted(first, {**first, "start": "2027-01-04T10:00:00"}, mine)
    theirs = standup(BOB)

    assert first["replyTo"] == {"imip": f"mailto:{mine}"}
    assert [key for key, each in people(first).items() if "owner" in each["roles"]] != []
    assert (first["sequence"], moved["sequence"]) == (0, 1)
    assert hosted(theirs, {**theirs, "start": "2027-01-04T10:00:00"}, mine)["sequence"] == 0
    assert [asks(each) for each in (None, bare, standup(participants=None))] == [False, True, False]


def test_what_comes_out_of_the_trash_is_later_than_its_cancellation():
    event = standup(BOB)

    def back(it):
        return revived(it, "calendar-1@example.com", "", NOW)

    assert back(event)["sequence"] > cancellation(event, NOW)["sequence"]
    assert back({**event, "participants": {}}) == {**event, "participants": {}}


def test_what_each_is_told_alone_is_what_all_are_told_at_once():
    before = standup(BOB, CAT, DAN)
    moved = {**before, "recurrenceOverrides": {DAYS[1]: {"start": DAYS[1].replace("09", "11")}}}
    left = {**moved, "participants": {key: it for key, it in moved["participants"].items() if key != "cat"}}
    for was, now in ((None, before), (before, moved), (moved, left), (left, {**left, "status": "cancelled"})):
        after = prepared(was, now, NOW)
        readers = concerned(was, after)
        assert readers
        assert [each for mail in readers for each in messages(was, after, {mail})] == messages(was, after)


def test_of_what_nobody_is_told_nobody_is_concerned():
    before = standup(BOB)

    assert concerned(before, {**before, "alerts": ALERT, "color": "red"}) == ()
    assert concerned({**before, "status": "cancelled"}, {**before, "status": "cancelled", "title": "Gone"}) == ()
