"""What the letters say, and that every mail program can show them."""

import re
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.alerts import texts_en
from agenda.alerts.days import Planned, Span, planned
from agenda.alerts.diary import Thing
from agenda.alerts.dues import Who
from agenda.alerts.letters import daily
from agenda.alerts.pages import of_alert, of_planned
from agenda.alerts.saying import long, short, within
from kernel.letters import Reader
from kernel.letters.mime import message
from tests.layers.agenda.alerts.specimens import ACME, ADA, LEAVE, NINE, NOW, ORIGIN, alert, letters
from tests.layers.agenda.assignments.test_letters import letters as assignments
from tests.layers.identity.letters.legible import legible
from tests.layers.identity.letters.reading import parsed

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
        thing("passport", kind="task", due="2026-11-26T09:00:00"),
        thing("report", kind="task", start=None, **{"stoa.app:deadline": "2026-11-30"}),
        thing("tomorrow", kind="task", due="2026-12-02T09:00:00"),
        thing("begun", "2026-11-30T10:00:00", kind="task"),
        thing("done", kind="task", progress="completed"),
    ]
    begins = datetime(2026, 11, 30, 23, tzinfo=UTC)

    found = planned(things, WHO, begins, begins + 24 * HOUR)
    assert [each.title for each in found] == ["holiday", "odd", "tea", "passport", "report", "rent"]
    assert [each.title for each in found if each.late] == ["passport", "report"]
    assert found[1].recurrence_id == datetime(2026, 12, 1, 8)  # noqa: DTZ001 - by the clock of the series


@pytest.mark.parametrize(
    ("events", "tasks", "late", "said"),
    [
        (0, 0, 0, "nothing planned"),
        (1, 0, 0, "1 event"),
        (2, 1, 0, "2 events and 1 task"),
        (2, 1, 3, "2 events, 1 task and 3 overdue"),
        (0, 0, 2, "2 overdue tasks"),
    ],
)
def test_a_day_is_counted(events, tasks, late, said):
    things = [Planned("x", Span(NINE, NINE))] * events + [Planned("x", Span(NINE, NINE), task=True)] * tasks
    things += [Planned("x", Span(NINE - 48 * HOUR, NINE - 48 * HOUR), task=True, late=True)] * late

    assert (
        daily(ADA, ACME, TODAY, things, begins=NINE, origin=ORIGIN, leave=LEAVE).subject
        == f"Tuesday, 1 December 2026: {said}"
    )


def test_a_call_that_is_no_link_is_not_linked():
    for call in ("https://meet.example.com/ä b", "https://x.example/\"onload='x"):
        assert call not in letters()["reminder"].html
        kind = next(iter(_reminded(call)))
        assert kind == "reminder"


def _reminded(call):
    from agenda.alerts.letters import reminder

    made = reminder(ADA, ACME, alert(call=call), origin=ORIGIN, now=NOW, leave=LEAVE)
    return {made.kind: made}


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_whatever_things_are_called_a_letter_is_one(said):
    for letter in letters(said=said).values():
        assert "\n" not in letter.subject
        parsed(letter.html)


def test_everything_can_be_read_by_day_and_by_night_and_on_a_phone(tmp_path):
    legible(letters(said="Donaudampfschifffahrtsgesellschaft" * 4), tmp_path)


def test_a_letter_leads_to_the_event_on_its_day_and_to_where_it_is_turned_off():
    weekly = alert(container_id="c", object_id="e", recurrence_id="2026-12-01T10:00:00")
    late = alert(container_id="c", object_id="e", begins=datetime(2026, 12, 1, 23, 30, tzinfo=UTC))

    assert (
        of_alert(ORIGIN, weekly, ADA.zone)
        == f"{ORIGIN}/agenda?view=day&day=2026-12-01&event=c/e&at=2026-12-01T10:00:00"
    )
    assert of_alert(ORIGIN, late, ADA.zone) == f"{ORIGIN}/agenda?view=day&day=2026-12-02&event=c/e"
    task = alert("task", container_id="p", object_id="t")
    assert of_alert(ORIGIN, task, ADA.zone) == f"{ORIGIN}/tasks/p/t"


def test_a_mail_program_can_switch_every_letter_off_by_itself():
    for letter in (*letters().values(), *assignments().values()):
        found = message_from_bytes(message(letter, "mail.example.com", NOW), policy=default)

        # RFC 8058, 4: one https URI, and this one word for word; each header once
        assert found.get_all("List-Unsubscribe") == [f"<{LEAVE}>"]
        assert found.get_all("List-Unsubscribe-Post") == ["List-Unsubscribe=One-Click"]


def test_the_letter_of_a_day_begins_with_what_is_overdue_and_leads_to_each_thing():
    letter = letters()["daily_agenda"]
    heads = re.findall(r"<h2[^>]*>([^<]+)</h2>", letter.html)

    assert (heads, letter.subject) == (
        ["Overdue", "Tasks", "Events"],
        "Tuesday, 1 December 2026: 5 events, 2 tasks and 2 overdue",
    )
    assert "5 days ago" in letter.text
    assert f'href="{ORIGIN}/tasks/home/it"' in letter.html
    weekly = Planned("Stand-up", Span(NINE, NINE + HOUR), where=("c", "e"), recurrence_id=datetime(2026, 12, 1, 9))  # noqa: DTZ001 - the same
    assert (
        of_planned(ORIGIN, weekly, TODAY) == f"{ORIGIN}/agenda?view=day&day=2026-12-01&event=c/e&at=2026-12-01T09:00:00"
    )


def test_of_very_much_a_letter_tells_the_first_and_how_many_more_there_are():
    many = [Planned(f"late {number}", Span(NINE - 48 * HOUR, NINE), task=True, late=True) for number in range(23)]
    letter = daily(ADA, ACME, TODAY, many, begins=NINE, origin=ORIGIN, leave=LEAVE)

    assert ("late 19" in letter.text, "late 20" in letter.text, "and 3 more" in letter.text) == (True, False, True)
