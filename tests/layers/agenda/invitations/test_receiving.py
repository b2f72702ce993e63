"""Messages that are written to keep whoever reads them busy, or to outgrow what a calendar holds."""

import json
import time
from datetime import UTC, datetime, timedelta

import pytest

from agenda.events.model import LARGEST
from agenda.invitations.model import Message
from agenda.invitations.receiving import received
from tests.layers.agenda.invitations.stores import participant

EVE, BOB = "eve@example.net", "bob@example.com"
ME = frozenset({BOB})
BEGINS = datetime.fromisoformat("2027-01-02T09:00:00")
SECONDS = 30
"""Of the processor, where it took hours, or a good part of one."""


def said(sequence, *, hour=9, people=0, times=0, stamp=None, method="REQUEST", mine=None, **more):
    """An event as Eve says it: to Bob, to so many others, and at so many times beside the first."""
    begins, written = BEGINS.replace(hour=hour), datetime(2026, 12, 1 + sequence, tzinfo=UTC)
    others = {f"p{each}": participant(f"{each}@example.org") for each in range(people)}
    event = {
        "@type": "Event",
        "uid": "busy@example.net",
        "updated": f"{written:%Y-%m-%dT%H:%M:%SZ}",
        "sequence": sequence,
        "start": begins.isoformat(),
        "timeZone": "Etc/UTC",
        "duration": "PT5M",
        "replyTo": {"imip": f"mailto:{EVE}"},
        "participants": {"eve": participant(EVE, roles={"owner": True}), **others, "bob": participant(BOB)},
        "recurrenceOverrides": {
            (begins + timedelta(minutes=each)).isoformat(): dict(mine or {}) for each in range(1, times + 1)
        },
    }
    return Message(method, event["uid"], EVE, BOB, ({**event, **more},), written, sequence)


def taken(*messages):
    """What became of the last of them."""
    stored, outcome = None, None
    for each in messages:
        outcome = received(each, stored, ME, datetime.now(UTC), letter=True)
        stored = outcome.event or stored
    return outcome


YEARLY = {"@type": "RecurrenceRule", "frequency": "yearly"}
WEEKDAYS = {"byDay": [{"@type": "NDay", "day": day} for day in ("mo", "tu", "we", "th", "fr")]}
RULES = {
    "all minutes of a year": [YEARLY | {"byHour": [*range(24)], "byMinute": [*range(60)], **WEEKDAYS}],
    "one that has to be counted": [
        {"@type": "RecurrenceRule", "frequency": "minutely", "byHour": [9], "count": 11_000}
    ],
    "twenty that take a year each": [YEARLY | WEEKDAYS | {"bySetPosition": [*range(1, 250)]}] * 20,
}


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
def test_a_rule_that_nobody_can_work_out_changes_nothing(rules):
    before, after = said(0, times=1000), said(1, recurrenceRules=rules)
    began = time.process_time()

    outcome = taken(before, after)

    assert (outcome.event, outcome.why) == (None, "it repeats so often that nobody can work it out")
    assert time.process_time() - began < SECONDS


def test_a_rule_whose_end_nobody_finds_does_not_come_into_a_calendar():
    leap = {"byMonth": ["2"], "byMonthDay": [29], "byDay": [{"@type": "NDay", "day": "mo"}], "count": 99_999}

    assert taken(said(0, recurrenceRules=[YEARLY | leap])).event is None


def test_what_was_said_to_a_thousand_times_is_not_counted_anew_for_each():
    counted = [{"@type": "RecurrenceRule", "frequency": "minutely", "count": 900_000}]
    began = time.process_time()

    outcome = taken(said(0, times=1000), said(1, recurrenceRules=counted))

    assert outcome.event["recurrenceRules"] == counted
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(("people", "times"), [(700, 2500), (900, 400)])
def test_nobody_looks_for_each_of_many_people_at_each_of_many_times(people, times):
    began = time.process_time()
    outcome = taken(said(0, times=times), said(1, people=people, hour=10))

    assert (outcome.event, outcome.why) == (None, "there are too many people at too many times")
    assert time.process_time() - began < SECONDS


def test_as_many_as_ever_meet_are_taken():
    assert taken(said(0, people=300, times=300), said(1, people=300, times=300, hour=10)).why == "changed"


def test_an_event_does_not_grow_beyond_what_a_calendar_holds():
    heavy = {"description": "long " * 12}
    messages = [said(number, times=1500, hour=9 + number, mine=heavy) for number in range(3)]

    assert len(json.dumps(messages[0].entries)) < LARGEST
    outcome = taken(*messages)

    assert (outcome.event, outcome.why) == (None, "it would be more than a calendar holds")
