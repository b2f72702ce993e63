"""When status pages are written, and what is on them then."""

import json
from datetime import timedelta

import pytest

from kernel.callers import bound
from kernel.journal import IfMatch
from kernel.once import Once
from ops.incidents.service import Incidents
from ops.status.service import FRESH, PATIENCE, SHOWN, NotRefreshed, StatusWriter
from tests.layers.ops.fakes import FakeIncidents, FakeShelf
from tests.layers.ops.incidents import NOON, NOTE, Clock, incident


class World:
    """A writer with its clock, its incidents and its shelf."""

    def __init__(self):
        self.clock = Clock()
        self.store, self.shelf = FakeIncidents(), FakeShelf(self.clock)
        self.writer = StatusWriter(Incidents(self.store), self.shelf, self.clock)

    def open(self, number=1, workspace="acme", **draft):
        return self.store.create(workspace, incident(number, **draft), Once())

    def over(self, number, ended, began=NOON):
        return self.store.create("acme", incident(number, at=began).ended(NOTE, "ada", ended), Once())

    def read(self, workspace="acme"):
        """What programs read."""
        return json.loads(self.shelf.pages[workspace, "status.json"][0])

    def shown(self, workspace="acme"):
        return [it["incident_id"] for it in self.read(workspace)["incidents"]]


@pytest.fixture
def world():
    return World()


def test_a_page_is_for_people_and_for_programs(world):
    world.writer.write("acme")

    assert {name: page[1] for name, page in world.shelf.pages.items()} == {
        ("acme", "index.html"): "text/html; charset=utf-8",
        ("acme", "status.json"): "application/json",
    }


def test_the_page_never_forgets_what_is_open(world):
    old = world.open(0, impact="critical", at=NOON - timedelta(days=400))
    for number in range(1, 451):
        world.over(number, NOON - SHOWN - timedelta(days=1))
    world.writer.write("acme")

    assert world.read()["status"] == "critical"
    assert world.shown() == [old.incident_id]


def test_what_ended_is_shown_for_thirty_days(world):
    world.over(1, NOON - SHOWN - timedelta(seconds=1))
    shown = [world.over(2, NOON - SHOWN), world.over(3, NOON)]
    world.writer.write("acme")

    assert world.shown() == [it.incident_id for it in reversed(shown)]


def test_all_that_happened_lately_is_shown_the_newest_first(world):
    ids = [world.over(number, NOON).incident_id for number in range(250)]
    world.writer.write("acme")

    assert world.shown() == ids[::-1]


def test_a_page_tells_of_its_own_workspace(world):
    world.open(workspace="globex")
    for workspace in ("acme", "globex"):
        world.writer.write(workspace)

    assert [world.read(workspace)["status"] for workspace in ("acme", "globex")] == ["none", "major"]


def test_a_page_that_was_asked_for_is_there_before_anything_happened(world):
    said = world.writer.publish("acme")

    assert (said.path, said.status, said.summary) == ("/status/acme/", "none", "All systems work")
    assert "All systems work" in world.shelf.pages["acme", "index.html"][0]


def test_to_ask_again_changes_nothing_and_says_what_is_true(world):
    world.writer.publish("acme")
    before = dict(world.shelf.pages)
    world.open()

    assert world.writer.publish("acme").status == "major"
    assert world.shelf.pages == before, "whoever writes at a change comes with the change, and in order"


def test_what_is_over_for_thirty_days_goes_without_any_change(world):
    world.over(1, NOON)
    world.writer.write("acme")
    world.clock.tick(days=30)
    world.writer.refresh()
    assert world.shown() == [incident(1).incident_id]

    world.clock.tick(hours=1)
    world.writer.refresh()
    assert world.shown() == []


def test_a_page_is_never_older_than_the_clock_lets_it_be(world):
    world.writer.publish("acme")
    world.clock.tick(hours=1)
    world.writer.refresh()

    assert world.read()["updated"] == world.clock().isoformat()


def test_what_was_written_lately_is_left_alone(world):
    world.writer.publish("acme")
    before = world.shelf.pages["acme", "status.json"]
    world.clock.tick(minutes=29)
    world.writer.refresh()

    assert world.shelf.pages["acme", "status.json"] == before


def test_a_workspace_that_has_no_page_gets_none(world):
    world.open()
    world.writer.refresh()

    assert world.shelf.pages == {}


def test_each_page_is_written_with_its_workspace_bound(world):
    for workspace in ("acme", "globex"):
        world.writer.publish(workspace)
    world.clock.tick(minutes=31)
    seen, put = set(), world.shelf.put

    def watched(workspace, *page):
        seen.add((workspace, bound.get()))
        put(workspace, *page)

    world.shelf.put = watched
    world.writer.refresh()

    assert seen == {("acme", "acme"), ("globex", "globex")}


def test_a_change_while_a_page_is_written_is_not_written_over(world):
    """The change's own page was written between our reading and our writing."""
    world.writer.publish("acme")
    world.clock.tick(minutes=31)
    put, changes = world.shelf.put, iter([lambda: world.open(impact="critical")])

    def interrupted(*page):
        for change in changes:
            change()
        put(*page)

    world.shelf.put = interrupted
    world.writer.refresh()

    assert world.read()["status"] == "critical"


def test_a_run_ends_in_time_and_the_next_goes_on_with_what_is_oldest(world):
    for workspace in ("one", "two", "three"):
        world.writer.publish(workspace)
        world.clock.tick(seconds=1)
    world.clock.tick(minutes=31)
    put = world.shelf.put

    def slow(*page):
        world.clock.tick(seconds=PATIENCE.seconds * 0.3)
        put(*page)

    world.shelf.put = slow
    world.writer.refresh()
    now = world.clock()
    assert [(now - written) < FRESH for _, written in world.shelf.written()] == [True, True, False]

    world.writer.refresh()
    assert all((now - written) < FRESH for _, written in world.shelf.written())


def test_a_page_that_cannot_be_written_is_told_of_and_hinders_no_other(world):
    for workspace in ("acme", "globex", "initech"):
        world.writer.publish(workspace)
    world.clock.tick(minutes=31)
    put = world.shelf.put

    def refuse(workspace, *page):
        if workspace == "acme":
            raise OSError("no room on the shelf")
        put(workspace, *page)

    world.shelf.put = refuse
    with pytest.raises(NotRefreshed, match="1 page"):
        world.writer.refresh()

    now = world.clock()
    assert {workspace for workspace, written in world.shelf.written() if written == now} == {"globex", "initech"}


def test_nothing_that_was_taken_back_stays(world):
    world.open()
    world.writer.write("acme")
    world.store.delete("acme", incident(1).incident_id, IfMatch(), "grace", NOON)
    world.writer.write("acme", [incident(1).incident_id])

    assert world.shown() == []
