"""What may become of a calendar."""

from datetime import timedelta

import pytest

from agenda.calendars.model import (
    CalendarDraft,
    CalendarUpdate,
    NoSuchCalendar,
    default_calendar,
)
from agenda.calendars.table import calendar_of, journal
from agenda.people.model import Colleague
from agenda.sharing import widely
from agenda.sharing.model import NotInTrash
from kernel.aws import client
from kernel.callers import Caller, PersonId, WorkspaceId
from tests.layers.agenda.calendars.calendars import NOON, calendar


def test_what_an_update_does_not_say_stays():
    before = calendar(description="Of the team")
    after = before.updated(CalendarUpdate.model_validate({"color": "#FF0000", "alerts": [{"offset": "-PT1H"}]}))

    assert (after.name, after.description, after.color) == (before.name, "Of the team", "#ff0000")
    assert [str(each.offset) for each in after.alerts] == ["-PT1H"]
    assert after.updated(CalendarUpdate(alerts=())).alerts == ()


@pytest.mark.parametrize(
    "said",
    [{}, {"name": " "}, {"color": "red"}, {"zone": "Mars/Olympus"}, {"alerts": [{"offset": "soon"}]}, {"owner": "eve"}],
)
def test_what_makes_no_sense_is_no_update(said):
    with pytest.raises(ValueError):  # noqa: PT011 - pydantic says which
        CalendarUpdate.model_validate(said)


def test_a_draft_needs_a_name_alone():
    assert CalendarDraft.model_validate({"name": " Team "}).name == "Team"


def test_it_lies_in_the_trash_for_thirty_days():
    there = calendar(shares={"workspace": "read"})
    thrown = there.thrown_away(NOON)

    assert thrown.thrown_away(NOON + timedelta(days=1)) == thrown
    assert thrown.restored() == there
    assert not thrown.over(NOON + timedelta(days=29))
    assert thrown.over(NOON + timedelta(days=30))
    assert not there.over(NOON + timedelta(days=400))
    with pytest.raises(NoSuchCalendar):
        thrown.held("ada", ())
    with pytest.raises(NotInTrash):
        there.restored()


def test_the_calendar_that_everybody_has_shows_colleagues_when_one_is_busy():
    ada = Colleague(person="ada", name="Ada", zone="Europe/Berlin")
    made = default_calendar("acme", ada, NOON)

    assert (made.owner, made.name, made.zone) == ("ada", "Ada", "Europe/Berlin")
    assert made.held("bob", ()) == "free-busy"
    assert not widely(made)
    assert default_calendar("globex", ada, NOON).calendar_id != made.calendar_id


def test_what_was_somebodys_is_the_workspaces_own_when_they_leave_and_nothing_is_shared_with_them():
    shares = {"person:bob": "write", "workspace": "read"}
    left = calendar(shares=shares).deserted("ada")

    assert left.owner is None
    assert left.held("boss", (), manages=True) == "admin"
    assert left.held("bob", ()) == "write"
    assert calendar(shares=shares).deserted("bob") == calendar(shares={"workspace": "read"})


def test_who_is_given_a_calendar_needs_no_share_of_it():
    given = calendar(shares={"person:bob": "write", "workspace": "read"}).given("bob")

    assert given == calendar(owner="bob", shares={"workspace": "read"}, handed=True)


def test_who_is_given_a_calendar_stands_behind_what_others_do_there_once_they_changed_something_about_it(cloud):
    ada, bob = (Caller(WorkspaceId("acme"), PersonId(each), "member", frozenset(), "s") for each in ("ada", "bob"))
    assert calendar().vouched("bob"), "whoever is let into a calendar of somebody's own was let in by them"
    given = calendar().given("bob").by(ada, NOON)
    renamed = given.model_copy(update={"name": "Ours"})

    assert [given.vouched(each) for each in ("bob", "ada", None)] == [True, False, False]
    assert not renamed.by(ada, NOON, given).vouched("ada")
    assert renamed.by(bob, NOON, given).vouched("ada")
    assert given.deserted("bob").vouched("ada")
    journal().create("acme", given)
    assert journal().get("acme", given.calendar_id).handed


def test_a_row_says_all_of_it_and_what_indexes_are_to_find(cloud):
    whole = calendar(
        kind="room",
        owner=None,
        shares={"group:red": "read"},
        trashed=NOON,
        alerts=({"offset": "-P1D"},),
    )
    for each in (
        whole,
        calendar(2),
        calendar(3, shares={"workspace": "free-busy"}),
        calendar(4, shares={"group:r": "read"}),
    ):
        journal().create("acme", each)
    rows = client("dynamodb").query(
        TableName="test-agenda-calendars-1",
        KeyConditionExpression="pk = :acme AND sk > :ours",
        ExpressionAttributeValues={":acme": {"S": "acme"}, ":ours": {"S": "0"}},
    )["Items"]

    assert calendar_of(rows[0]) == whole.model_copy(update={"modseq": 1}) == journal().get("acme", whole.calendar_id)
    assert [row.get("listed", {}).get("S") for row in rows] == ["room", None, None, "shared"]
    assert [row["owned"]["S"] for row in rows] == ["-", "ada", "ada", "ada"]
    assert [row.get("trashed_on", {}).get("S", "")[:10] for row in rows] == ["2026-11-21", "", "", ""]
