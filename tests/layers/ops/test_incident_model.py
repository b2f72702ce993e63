from datetime import timedelta

import pytest
from pydantic import ValidationError

from ops.incidents.model import MOST_NOTES, IncidentDraft, IncidentNote, IncidentUpdate, Resolved, TooLong
from tests.layers.ops.incidents import NOON, NOTE, UPDATE, incident

LATER = NOON + timedelta(hours=1)


def test_an_incident_begins_with_somebody_looking_into_it():
    opened = incident()

    assert (opened.status, opened.impact, opened.opened, opened.resolved) == ("investigating", "major", NOON, None)
    assert [(note.status, note.message, note.by) for note in opened.notes] == [
        ("investigating", "We are looking.", "ada")
    ]


def test_an_update_is_noted_after_what_was_said_before():
    opened = incident()
    updated = opened.updated(UPDATE, "grace", LATER)

    assert updated.status == "monitoring"
    assert updated.notes[:1] == opened.notes
    assert (updated.notes[1].at, updated.notes[1].by, updated.notes[1].status) == (LATER, "grace", "monitoring")
    assert updated.opened == NOON


def test_an_update_changes_only_what_it_names():
    opened = incident()
    updated = opened.updated(UPDATE, "ada", LATER)

    assert (updated.title, updated.impact, updated.components) == (opened.title, opened.impact, opened.components)


def test_an_update_may_change_title_impact_and_components():
    changes = {"title": "All is late", "impact": "critical", "components": ()}
    updated = incident().updated(UPDATE.model_copy(update=changes), "ada", LATER)

    assert (updated.title, updated.impact, updated.components) == ("All is late", "critical", ())


def test_what_is_written_stays_as_it_was():
    opened = incident()
    before = opened.model_dump()
    opened.updated(UPDATE, "ada", LATER)
    opened.ended(NOTE, "ada", LATER)

    assert opened.model_dump() == before


def test_the_end_is_noted_and_timed():
    ended = incident().ended(NOTE, "grace", LATER)

    assert (ended.status, ended.resolved) == ("resolved", LATER)
    assert (ended.notes[-1].status, ended.notes[-1].message, ended.notes[-1].by) == ("resolved", NOTE.message, "grace")


def test_what_is_over_does_not_go_on():
    ended = incident().ended(NOTE, "ada", LATER)

    with pytest.raises(Resolved):
        ended.updated(UPDATE, "ada", LATER)
    with pytest.raises(Resolved):
        ended.ended(NOTE, "ada", LATER)


def test_an_incident_does_not_go_on_for_ever_but_it_can_always_end():
    long = incident()
    for _ in range(MOST_NOTES - 1):
        long = long.updated(UPDATE, "ada", LATER)

    with pytest.raises(TooLong):
        long.updated(UPDATE, "ada", LATER)
    assert long.ended(NOTE, "ada", LATER).status == "resolved"


@pytest.mark.parametrize("title", ["", "   ", "x" * 121])
def test_a_title_says_something_and_fits_on_a_line(title):
    with pytest.raises(ValidationError):
        IncidentDraft(title=title, message="x")


def test_blanks_around_a_text_are_nothing():
    assert IncidentDraft(title="  Mail  ", message="\nlate\n").model_dump(include={"title", "message"}) == {
        "title": "Mail",
        "message": "late",
    }


@pytest.mark.parametrize("kind", [IncidentDraft, IncidentUpdate, IncidentNote])
def test_what_nobody_asked_for_is_refused(kind):
    with pytest.raises(ValidationError, match="colour"):
        kind(title="x", message="x", status="monitoring", colour="red")


def test_nobody_ends_an_incident_by_updating_it():
    with pytest.raises(ValidationError, match="status"):
        IncidentUpdate(message="x", status="resolved")
