"""A project that Todoist exported, as it comes here."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.tasks.model import plain
from agenda.tasks.priorities import meant
from agenda.tasks.spreadsheets import BadTable, rows
from agenda.tasks.todoist import There, brought, exported, sections

NOW = datetime(2026, 11, 25, 11, tzinfo=UTC)
THERE = There("home", {"waiting": "w"}, {"bob": "bob"}, "Europe/Berlin")
SPECIMEN = (Path(__file__).parent / "files/todoist.csv").read_bytes()
HEAD = "TYPE,CONTENT,PRIORITY,INDENT,DATE,TIMEZONE,DURATION,DURATION_UNIT,DEADLINE"


def taken(*lines, there=THERE):
    """What comes of such rows."""
    return brought(rows("\n".join([HEAD, *lines]).encode()), there, NOW)


def told(problems):
    return [(each.line, each.where) for each in problems]


def test_all_of_an_export_comes_in_but_for_what_is_told_of():
    found = brought(rows(SPECIMEN), THERE, NOW)
    van, prices, ask, plants, rent = (each.task for each in found.tasks)

    assert [each.title for each in (van, prices, ask, plants, rent)] == [
        *("Order the removal van", "Compare prices", "Ask at the office", "Water the plants", "Zahle die Miete")
    ]
    assert (van.keywords, van.description, van.assignee) == (
        {"move": True, "phone": True},
        "The big one, with a lift",
        "bob",
    )
    said = plain(van)
    assert [said[name] for name in ("due", "timeZone", "estimatedDuration", "stoa.app:deadline")] == [
        *("2027-03-01T09:00:00", "Europe/Berlin", "PT30M", "2027-03-05")
    ]
    assert [meant(each.priority or 0) for each in (van, plants, ask, prices)] == [1, 2, 3, 4]
    assert [each.parent for each in found.tasks] == [None, found.tasks[0].task_id, found.tasks[1].task_id, None, None]
    assert (plain(ask)["due"], ask.show_without_time, ask.section) == ("2026-11-26T00:00:00", True, None)
    assert (plants.section, plants.after_done, plants.recurrence_rules[0].interval) == ("w", True, 3)
    assert (rent.due, told(found.otherwise), found.wrong) == (None, [(10, "RESPONSIBLE"), (11, "DATE")], [])
    assert [(each.by, each.text) for each in found.notes] == [
        ("Bob", 'They close at "six".\nAsk for Grace.'),
        ("Ada", "In the second drawer."),
    ]
    assert (sections(rows(SPECIMEN)), exported(SPECIMEN), exported(b"BEGIN:VCALENDAR")) == (["Waiting"], True, False)


def test_what_is_brought_again_is_the_same_and_what_is_said_twice_is_there_twice():
    lines = ("task,Call,,1", "task,Call,,1", "task,Grace,,2", "note,Soon", "note,Soon")
    once, again = taken(*lines), taken(*lines)

    assert [each.task_id for each in once.tasks] == [each.task_id for each in again.tasks]
    assert len({each.task_id for each in once.tasks}) == 3
    assert [each.comment_id for each in once.notes] == sorted({each.comment_id for each in again.notes})
    assert once.notes[0].comment_id != once.notes[1].comment_id
    other = taken(*lines, there=THERE._replace(project_id="other"))
    assert not {each.task_id for each in once.tasks} & {each.task_id for each in other.tasks}


@pytest.mark.parametrize(
    ("date", "zone", "due", "whole"),
    [
        ("2026-08-13T18:30:00-05:00", "Europe/Berlin", "2026-08-14T01:30:00", False),
        ("2026-12-01T16:30:00Z", "US/Central", "2026-12-01T10:30:00", False),
        ("tomorrow at 5pm", "America/New_York", "2026-11-26T17:00:00", False),
        ("13 Jun", "", "2027-06-13T00:00:00", True),
        ('"Dec 1, 2026 09:00"', "", "2026-12-01T09:00:00", False),
        ("2026-12-01", "", "2026-12-01T00:00:00", True),
    ],
)
def test_a_date_is_what_quick_add_makes_of_it_by_the_clocks_of_its_zone(date, zone, due, whole):
    (it,) = taken(f"task,Call,,1,{date},{zone}").tasks

    assert (it.task.due.isoformat(), it.task.show_without_time) == (due, whole)
    assert it.task.time_zone == (None if whole else zone or "Europe/Berlin")


def test_what_is_not_understood_is_told_with_its_line():
    found = taken(
        *("note,Of what?", "task,,1", "task,A,9,x,whenever,Atlantis,long,week,soon"),
        *("idea,Fly", "section,Elsewhere", "task,B,p1,4", "note", "task,C,,2", "task,D,,7"),
    )

    assert told(found.wrong) == [(2, "TYPE"), (3, "CONTENT"), (5, "TYPE"), (8, "CONTENT")]
    assert told(found.otherwise) == [
        *((4, "INDENT"), (4, "PRIORITY"), (4, "TIMEZONE"), (4, "DATE"), (4, "DEADLINE"), (4, "DURATION")),
        *((6, "CONTENT"), (10, "INDENT")),
    ]
    lines = {each.task.title: each.parent for each in found.tasks}
    ids = {each.task.title: each.task_id for each in found.tasks}
    assert lines == {"A": None, "B": None, "C": ids["B"], "D": ids["C"]}


def test_spreadsheets_write_tables_in_their_own_ways():
    text = "TYPE;CONTENT;INDENT\r\n\r\ntask;Grüße;1\r\n"

    for data in (text.encode("utf-8-sig"), text.encode("utf-16"), text.replace(";", "\t").encode()):
        assert exported(data)
        assert [(row.line, row.of("CONTENT")) for row in rows(data)] == [(3, "Grüße")]
    assert not exported(text.encode("cp1252").replace(b"TYPE", b"KIND"))
    for broken in (text.encode("cp1252"), b'TYPE,CONTENT,INDENT\ntask,"A'):
        with pytest.raises(BadTable):
            list(rows(broken))


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), max_size=9), st.binary(max_size=200))
def test_whatever_stands_in_a_table_is_a_task_or_told_of(cells, data):
    quoted = ",".join('"' + each.replace('"', '""') + '"' for each in cells)
    found = taken(f"task,{quoted}")

    assert len(found.tasks) + len(found.wrong) == 1
    assert exported(data) in {True, False}
