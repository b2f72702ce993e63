"""What the letters say, and that every mail program can show them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.alerts import texts_en
from agenda.alerts.days import Planned, Span, planned
from agenda.alerts.diary import Thing
from agenda.alerts.dues import Who
from agenda.alerts.letters import daily
from agenda.alerts.saying import long, short, within
from kernel.letters import Reader
from kernel.letters.colours import TEXT, contrast
from tests.layers.agenda.alerts.specimens import ACME, ADA, NINE, NOW, ORIGIN, alert, letters
from tests.layers.identity.letters import browser
from tests.layers.identity.letters.reading import dark, parsed, printed

EVE = Reader("eve@example.org", "Eve", "en-US", "America/New_York")
TODAY, HOUR = date(2026, 12, 1), timedelta(hours=1)
WHO = Who("ada@example.org", "Europe/Berlin")


def test_each_kind_of_letter_is_written():
    assert set(letters()) == set(texts_en.LETTERS)


def test_a_reminder_says_when_by_the_clock_of_its_reader():
    span = Span(NINE, NINE + HOUR)

    assert short(ADA, span, NOW) == "today, 09:00"
    assert short(EVE, span, NOW - 2 * HOUR) == "today, 3:00 AM"
    assert short(ADA, Span(NINE + 24 * HOUR, NINE + 25 * HOUR), NOW) == "tomorrow, 09:00"
    assert long(EVE, span) == (
        "Tuesday, December 1, 2026, 3:00 AM \N{EN DASH} 4:00 AM (UTC\N{MINUS SIGN}5, America/New_York)"
    )


@pytest.mark.parametrize(
    ("hours", "lasting", "said"),
    [
        (0, 1, "09:00 \N{EN DASH} 10:00"),
        (0, 0, "09:00"),
        (-12, 13, "until 10:00"),
        (14, 4, "from 23:00"),
        (-20, 60, "All day"),
    ],
)
def test_a_day_says_what_of_it_something_takes(hours, lasting, said):
    begins = NINE + hours * HOUR

    assert within(ADA, Span(begins, begins + lasting * HOUR), TODAY) == said


def test_whole_days_have_no_hours():
    begins = datetime(2026, 11, 30, 23, tzinfo=UTC)

    assert long(ADA, Span(begins, begins + 24 * HOUR, all_day=True)) == "Tuesday, 1 December 2026"
    assert long(ADA, Span(begins, begins + 48 * HOUR, all_day=True)).endswith("Wednesday, 2 December 2026")
    assert short(ADA, Span(begins, begins + 24 * HOUR, all_day=True), NOW) == "today"


def test_a_day_has_what_happens_on_it_but_for_what_was_cancelled_or_declined():
    def thing(title, start="2026-12-01T10:00:00", kind="event", **said):
        return Thing(kind, "home", title, {"uid": title, "title": title, "start": start, "duration": "PT1H", **said})

    odd = {"2026-12-01T08:00:00": {"title": "odd"}}
    weekly = {"recurrenceRules": [{"frequency": "weekly"}], "recurrenceOverrides": odd}
    declined = {"a": {"email": "ada@example.org", "participationStatus": "declined"}}
    things = [
        thing("tea"),
        thing("gone", status="cancelled"),
        thing("no", participants=declined),
        thing("other", "2026-12-02T10:00:00"),
        thing("series", "2026-11-03T08:00:00", **weekly),
        thing("holiday", "2026-11-30T00:00:00", duration="P3D", showWithoutTime=True),
        thing("rent", kind="task", due="2026-12-01T09:00:00"),
        thing("done", kind="task", progress="completed"),
    ]
    begins = datetime(2026, 11, 30, 23, tzinfo=UTC)

    found = planned(things, WHO, begins, begins + 24 * HOUR)
    assert [each.title for each in found] == ["holiday", "odd", "tea", "rent"]
    assert found[-1].task


@pytest.mark.parametrize(
    ("events", "tasks", "said"), [(0, 0, "nothing planned"), (1, 0, "1 event"), (2, 1, "2 events and 1 task")]
)
def test_a_day_is_counted(events, tasks, said):
    things = [Planned("x", Span(NINE, NINE), task=number >= events) for number in range(events + tasks)]

    assert daily(ADA, ACME, TODAY, things, begins=NINE, origin=ORIGIN).subject == f"Tuesday, 1 December 2026: {said}"


def test_a_call_that_is_no_link_is_not_linked():
    for call in ("https://meet.example.com/ä b", "https://x.example/\"onload='x"):
        assert call not in letters()["reminder"].html
        kind = next(iter(_reminded(call)))
        assert kind == "reminder"


def _reminded(call):
    from agenda.alerts.letters import reminder

    made = reminder(ADA, ACME, alert(call=call), origin=ORIGIN, now=NOW)
    return {made.kind: made}


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_whatever_things_are_called_a_letter_is_one(said):
    for letter in letters(said=said).values():
        assert "\n" not in letter.subject
        parsed(letter.html)


def test_everything_can_be_read_by_day_and_by_night_and_on_a_phone(tmp_path):
    pages = {kind: letter.html for kind, letter in letters(said="Donaudampfschifffahrtsgesellschaft" * 4).items()}
    for page in pages.values():
        for rules in ({}, dark(page)):
            for words, ink, ground in printed(parsed(page), rules):
                assert contrast(ink, ground) >= TEXT, words
    for found in browser.measured(tmp_path, pages, 320):
        assert (found["wide"], found["press"] >= 44) == (0, True), found["name"]
