"""Which tasks a filter shows."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.filters.model import SHOWN, Wanted, due_on, shown
from tests.layers.agenda.tasks.doing import stored

NOW = datetime(2026, 12, 1, 23, 30, tzinfo=UTC)
BERLIN = "Europe/Berlin"
"""Where it is the second of December already."""


def titles(wanted, *tasks, me="ada", here=BERLIN):
    found = shown(Wanted(name="A", **wanted), tasks, me, NOW, here)
    return [it.task.title for it in found.items]


def on(day, **said):
    return stored(title=day, due=f"{day}T00:00:00", showWithoutTime=True, **said)


@pytest.mark.parametrize(
    ("wanted", "days"),
    [
        ({"due_before": -1}, ["2026-12-01"]),
        ({"due_after": 0, "due_before": 0}, ["2026-12-02"]),
        ({"due_after": 1}, ["2026-12-03"]),
        ({}, ["2026-12-01", "2026-12-02", "2026-12-03", "some day"]),
    ],
)
def test_days_are_those_of_where_one_is(wanted, days):
    some = [on(f"2026-12-0{number}") for number in (3, 1, 2)]

    assert titles(wanted, *some, stored(title="some day")) == days


def test_a_time_of_another_zone_is_due_on_the_day_that_it_is_here():
    there = stored(due="2026-12-01T20:00:00", timeZone="America/New_York")

    assert str(due_on(there.task, BERLIN)) == "2026-12-02"
    assert str(due_on(stored(ours_deadline="2026-12-05").task, BERLIN)) == "2026-12-05"


def test_whose_it_is_how_urgent_and_what_it_says():
    hers, his = stored(title="Paint", ours_assignee="ada", priority=1), stored(title="Roof", ours_assignee="bob")
    nobody = stored(title="Door", keywords={"house": True}, description="new façade")

    assert titles({"assignee": "me"}, hers, his, nobody) == ["Paint"]
    assert titles({"assignee": "none"}, hers, his, nobody) == ["Door"]
    assert titles({"assignee": "person:bob"}, hers, his, nobody) == ["Roof"]
    assert titles({"priorities": (1,)}, hers, his, nobody) == ["Paint"]
    assert titles({"labels": ("house", "x")}, hers, his, nobody) == ["Door"]
    assert titles({"words": "FACA do"}, hers, his, nobody) == ["Door"]
    assert titles({"sort": "title"}, hers, his, nobody) == ["Door", "Paint", "Roof"]
    assert titles({"done": True}, hers, stored(title="Pen", progress="completed")) == ["Pen"]


@given(st.lists(st.integers(0, 3), max_size=2), st.sampled_from(["due", "priority", "title", "created"]))
def test_every_order_holds_the_same_tasks(priorities, sort):
    some = [stored(f"t{number}", priority=number) for number in range(10)]
    wanted = {"priorities": tuple(each + 1 for each in priorities), "sort": sort}
    found = shown(Wanted(name="A", **wanted), some, "ada", NOW, BERLIN)

    usual = shown(Wanted(name="A", priorities=wanted["priorities"]), some, "ada", NOW, BERLIN)
    assert {it.task_id for it in found.items} == {it.task_id for it in usual.items}


def test_of_very_many_it_says_that_there_are_more():
    found = shown(Wanted(name="A"), [stored(f"t{number}") for number in range(SHOWN + 1)], "ada", NOW, BERLIN)

    assert (len(found.items), found.more) == (SHOWN, True)
