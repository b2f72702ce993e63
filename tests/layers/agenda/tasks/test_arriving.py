"""Tasks of other programs, as a project holds them and gives them back."""

from datetime import UTC, datetime
from pathlib import Path

import icalendar
import pytest

from agenda.ics import read, write
from agenda.tasks.arriving import There, arrivals, fresh, merged, parents_first
from agenda.tasks.model import plain
from agenda.tasks.priorities import meant

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
OURS = {"DTSTAMP", "SEQUENCE", "JSPROP", "LAST-MODIFIED", "TRANSP"}


def taken(data, sections=(), people=()):
    """The tasks of a file, what is left out, and what is noted."""
    notes = []
    found, problems = arrivals(read(data), There(sections, people), NOW, notes)
    return list(parents_first(found, notes)), problems, notes


def specimen(name):
    return (Path(__file__).parent / "files" / f"{name}.ics").read_bytes().replace(b"\n", b"\r\n")


def file(*todos):
    body = "".join(f"BEGIN:VTODO\r\nDTSTAMP:20261101T000000Z\r\n{todo}\r\nEND:VTODO\r\n" for todo in todos)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}END:VCALENDAR\r\n".encode()


def todos(data):
    """What another reader finds in the tasks of a file, but for what a program says of its own writing."""
    return {
        str(it["UID"]): sorted(
            (name, value.to_ical() if name != "CATEGORIES" else b",".join(sorted(value.to_ical().split(b","))))
            for name, value in it.property_items(recursive=True)
            if name not in {"BEGIN", "END", *OURS}
        )
        for it in icalendar.Calendar.from_ical(data).walk("VTODO")
    }


@pytest.mark.parametrize("name", ["nextcloud", "apple", "thunderbird"])
def test_all_that_a_program_says_of_a_task_comes_back_to_it(name):
    arrived, _, notes = taken(specimen(name))
    again = write([plain(each.task) for each in arrived])

    before, after = todos(specimen(name)), todos(again)
    lost = {uid: [it for it in said if it not in after[uid] and it[0] != "RELATED-TO"] for uid, said in before.items()}
    assert (lost, notes) == ({uid: [] for uid in before}, [])


def test_what_programs_say_is_understood():
    (fence, brush), problems, _ = taken(specimen("nextcloud"))
    assert (fence.task.due.date().isoformat(), fence.task.show_without_time) == ("2027-04-10", True)
    assert (meant(fence.task.priority), fence.task.percent_complete, fence.task.progress) == (1, 40, "in-process")
    assert (fence.task.keywords, problems) == ({"garden": True, "spring": True}, [])
    assert (brush.parent, brush.task.open, brush.task.related_to) == (fence.task_id, False, None)

    (bins, _), _, _ = taken(specimen("apple"))
    assert (bins.task.recurrence_rules[0].interval, meant(bins.task.priority), len(bins.task.alerts)) == (2, 2, 1)

    (report, tuba), problems, _ = taken(specimen("thunderbird"))
    assert (report.task.privacy, tuba.task.progress) == ("private", "cancelled")
    assert [(it.line, it.where) for it in problems] == [(27, "VEVENT")], "it says where what it left out belongs"


def test_what_a_project_has_no_place_for_is_left_out_and_told():
    arrived, problems, notes = taken(
        file(
            "UID:a",
            "UID:b\r\nSUMMARY:B\r\nDTSTART:20270102T000000Z\r\nDUE:20270101T000000Z",
            "UID:c\r\nSUMMARY:C\r\nDUE:20270101T000000Z\r\nRRULE:FREQ=DAILY\r\nRRULE:FREQ=WEEKLY\r\nEXDATE:20270102T000000Z",
            'UID:d\r\nSUMMARY:D\r\nJSPROP;JSPTR="stoa.app:assignee":"eve"\r\nJSPROP;JSPTR="stoa.app:section":"x"',
        )
    )

    assert [(it.line, it.where) for it in problems] == [(3, "SUMMARY"), (7, "VTODO")]
    assert [it.where for it in notes] == ["RECURRENCE-ID", "RRULE", "JSPROP", "JSPROP"]
    assert [(it.task.title, it.task.assignee, it.task.section) for it in arrived] == [
        ("C", None, None),
        ("D", None, None),
    ]
    assert len(arrived[0].task.recurrence_rules) == 1


def test_what_is_part_of_another_comes_behind_it_and_nothing_is_part_of_itself():
    arrived, _, notes = taken(
        file(
            "UID:leaf\r\nSUMMARY:L\r\nRELATED-TO:twig",
            "UID:twig\r\nSUMMARY:T\r\nRELATED-TO:root",
            "UID:root\r\nSUMMARY:R",
            "UID:x\r\nSUMMARY:X\r\nRELATED-TO:y",
            "UID:y\r\nSUMMARY:Y\r\nRELATED-TO:x",
        )
    )

    assert [it.task.uid for it in arrived] == ["root", "twig", "leaf", "y", "x"]
    assert [(it.where, it.what) for it in notes] == [("RELATED-TO", "it would be part of itself")]
    assert [bool(it.parent) for it in arrived] == [False, True, True, False, True]


def test_a_file_brought_again_changes_nothing_and_takes_nothing_that_another_program_does_not_know():
    (fence, _), _, _ = taken(specimen("nextcloud"))
    kept = fresh(fence, "home", "ada", "thread")
    ours = kept.model_copy(update={"task": kept.task.model_copy(update={"section": "s", "assignee": "bob"})})

    assert merged(kept, taken(specimen("nextcloud"))[0][0], "bob") == kept
    later = specimen("nextcloud").replace(b"SUMMARY:Paint the fence", b"SUMMARY:Paint it")
    after = merged(ours, taken(later)[0][0], "bob")
    assert (after.task.title, after.task.section, after.task.assignee) == ("Paint it", "s", "bob")
    assert (after.task.order, after.by, after.thread) == (kept.task.order, "bob", "thread")
