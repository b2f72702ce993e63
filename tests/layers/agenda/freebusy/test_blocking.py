"""What keeps somebody from doing something else."""

from datetime import UTC, datetime

import pytest

from agenda.events.notes import OUTSIDE
from agenda.freebusy import Span, blocked, kind
from agenda.recurrence import Patience
from agenda.recurrence.effort import LEAST, OF_SOME, USUAL

ADA = frozenset({"ada@example.com"})


def invited(status=None, **more):
    said = {"participationStatus": status} if status else {}
    return {"participants": {"a": {"email": "Ada@Example.com", "roles": {"attendee": True}, **said, **more}}}


@pytest.mark.parametrize(
    ("event", "blocks"),
    [
        ({}, "busy"),
        ({"freeBusyStatus": "free"}, None),
        ({"status": "cancelled"}, None),
        ({"status": "tentative"}, "tentative"),
        (invited("accepted"), "busy"),
        (invited("tentative"), "tentative"),
        (invited(), "tentative"),
        (invited("declined"), None),
        (invited("delegated"), None),
        (invited(roles={"owner": True}), "busy"),
        (invited("accepted") | {"status": "tentative"}, "tentative"),
        ({"participants": {"b": {"email": "bob@example.com", "participationStatus": "declined"}}}, "busy"),
        (invited("declined", email=None, sendTo={"imip": "MAILTO:ada@example.com"}), None),
    ],
)  # fmt: skip
def test_it_blocks_whoever_comes(event, blocks):
    assert kind(event, None, ADA) == blocks


@pytest.mark.parametrize(
    ("event", "blocks"),
    [
        ({}, None),
        (invited(), None),
        (invited("declined"), None),
        (invited("tentative"), "tentative"),
        (invited("accepted"), "busy"),
        (invited("accepted") | {"status": "tentative"}, "tentative"),
        ({"participants": {"e": {"email": "eve@example.net", "participationStatus": "accepted"}}}, None),
    ],
)  # fmt: skip
def test_what_a_stranger_invites_to_blocks_nobody_who_did_not_say_that_they_come(event, blocks):
    assert kind(event | {OUTSIDE: True}, None, ADA) == blocks


def test_of_what_a_stranger_repeats_the_time_alone_counts_that_was_answered():
    patch = {"participants/a/participationStatus": "accepted"}

    assert kind(invited() | {OUTSIDE: True}, patch, ADA) == "busy"
    assert kind(invited() | {OUTSIDE: True}, {"title": "x"}, ADA) is None


def test_who_declined_one_of_many_is_free_that_time_alone():
    weekly = invited("accepted")
    patch = {"participants/a/participationStatus": "declined", "title": "x"}

    assert (kind(weekly, None, ADA), kind(weekly, patch, ADA)) == ("busy", None)
    assert kind(weekly, {"title": "x"}, ADA) == "busy"
    assert kind(weekly, {"freeBusyStatus": "free"}, ADA) is None


DECEMBER = Span(datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
START = {"start": "2026-12-05T09:00:00", "duration": "PT1H", "timeZone": "Etc/UTC"}
EVERY_SECOND = {**START, "recurrenceRules": [{"frequency": "secondly"}]}


@pytest.mark.parametrize(
    "said", [{"status": "cancelled"}, {"freeBusyStatus": "free"}, invited("declined"), {"duration": "PT0S"}]
)
def test_the_rules_of_what_blocks_nobody_are_not_even_looked_at(said):
    patience = Patience()

    nothing = blocked(EVERY_SECOND | said, ADA, DECEMBER, "Etc/UTC", patience)

    assert (nothing.times, nothing.left_out, patience.together.left) == ((), False, OF_SOME)
    override = {"2026-12-06T09:00:00": {"status": "confirmed", "freeBusyStatus": "busy", "duration": "PT2H"}}
    if "participants" not in said:
        but = blocked(EVERY_SECOND | said | {"recurrenceOverrides": override}, ADA, DECEMBER, "Etc/UTC", patience)
        assert [(str(span.begins)[8:13], str(span.ends)[8:13]) for span, _ in but.times] == [("06 09", "06 11")]


def test_what_is_too_often_to_tell_blocks_nothing_and_is_told():
    assert blocked(EVERY_SECOND, ADA, DECEMBER, "Etc/UTC", Patience()) == ((), True)
    over = {"recurrenceRules": [{"frequency": "secondly", "until": "2026-12-05T09:00:03"}]}
    assert len(blocked(EVERY_SECOND | over, ADA, DECEMBER, "Etc/UTC", Patience()).times) == 4


def test_many_hostile_events_take_little_more_than_a_few_and_the_usual_ones_beside_them_count():
    patience = Patience()
    daily = {**START, "recurrenceRules": [{"frequency": "daily"}]}

    assert all(blocked(EVERY_SECOND, ADA, DECEMBER, "Etc/UTC", patience).left_out for _ in range(50))

    assert OF_SOME - patience.together.left < 2 * USUAL + 50 * LEAST
    assert len(blocked(daily, ADA, DECEMBER, "Etc/UTC", patience).times) == 27
