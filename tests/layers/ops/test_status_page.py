import json
from datetime import timedelta

import pytest

from kernel.once import Once
from ops.incidents.service import Incidents
from ops.status.model import StatusPage
from ops.status.service import SHOWN, StatusWriter
from tests.layers.ops.fakes import FakeIncidents, FakeShelf
from tests.layers.ops.incidents import NOON, NOTE, UPDATE, incident

HOSTILE = '<script>alert("x")</script> & {words} {0} {'


@pytest.mark.parametrize(
    ("impacts", "worst"),
    [
        ([], "none"),
        (["none"], "none"),
        (["minor", "none"], "minor"),
        (["minor", "major", "none"], "major"),
        (["critical", "major", "minor"], "critical"),
    ],
)
def test_the_page_is_as_bad_as_the_worst_that_is_open(impacts, worst):
    over = incident(99, impact="critical").ended(NOTE, "ada", NOON)
    page = StatusPage([over, *(incident(number, impact=impact) for number, impact in enumerate(impacts))], NOON)

    assert page.worst == worst
    assert json.loads(page.document())["status"] == worst


def test_the_world_does_not_learn_who_wrote_it():
    page = StatusPage([incident(by="ada-lovelace").updated(UPDATE, "grace-hopper", NOON)], NOON)

    for text in (page.document(), page.html()):
        assert "ada-lovelace" not in text
        assert "grace-hopper" not in text
    (told,) = json.loads(page.document())["incidents"]
    assert told.keys() == {"incident_id", "title", "impact", "status", "components", "opened", "resolved", "notes"}
    assert [note.keys() for note in told["notes"]] == [{"at", "status", "message"}] * 2


def test_what_people_write_is_text_and_nothing_else():
    html = StatusPage([incident(title=HOSTILE, message=f"{HOSTILE}\nmore", components=(HOSTILE,))], NOON).html()

    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; {words} {0} {") == 3
    assert "<br>more" in html


def test_programs_read_what_people_wrote():
    (told,) = json.loads(StatusPage([incident(title=HOSTILE)], NOON).document())["incidents"]

    assert told["title"] == HOSTILE


def test_the_same_incidents_make_the_same_bytes():
    assert StatusPage([incident()], NOON).html() == StatusPage([incident()], NOON).html()


def test_the_newest_note_comes_first():
    html = StatusPage([incident().updated(UPDATE, "ada", NOON)], NOON).html()

    assert html.index(UPDATE.message) < html.index("We are looking.")


def test_a_quiet_month_is_said_to_be_one():
    page = StatusPage([], NOON)

    assert "All systems work" in page.html()
    assert "Nothing in the last thirty days." in page.html()
    assert json.loads(page.document())["incidents"] == []


@pytest.fixture
def store():
    return FakeIncidents()


@pytest.fixture
def written(store):
    """What programs read once the page is written."""

    def written(workspace="acme"):
        shelf = FakeShelf()
        StatusWriter(Incidents(store), shelf, lambda: NOON).write(workspace)
        assert set(shelf.pages) == {(workspace, "index.html"), (workspace, "status.json")}
        return json.loads(shelf.pages[workspace, "status.json"][0])

    return written


def test_the_page_never_forgets_what_is_open(store, written):
    store.create("acme", incident(0, impact="critical", at=NOON - timedelta(days=400)), Once())
    for number in range(1, 451):
        store.create("acme", incident(number).ended(NOTE, "ada", NOON - SHOWN - timedelta(days=1)), Once())

    told = written()
    assert told["status"] == "critical"
    assert [it["incident_id"] for it in told["incidents"]] == [incident(0).incident_id]


def test_what_ended_is_shown_for_thirty_days(store, written):
    store.create("acme", incident(1).ended(NOTE, "ada", NOON - SHOWN - timedelta(seconds=1)), Once())
    store.create("acme", incident(2).ended(NOTE, "ada", NOON - SHOWN), Once())
    store.create("acme", incident(3).ended(NOTE, "ada", NOON), Once())

    assert [it["incident_id"] for it in written()["incidents"]] == [incident(3).incident_id, incident(2).incident_id]


def test_all_that_happened_lately_is_shown_the_newest_first(store, written):
    for number in range(250):
        store.create("acme", incident(number).ended(NOTE, "ada", NOON), Once())

    shown = [it["incident_id"] for it in written()["incidents"]]
    assert shown == [incident(number).incident_id for number in reversed(range(250))]


def test_a_page_tells_of_its_own_workspace(store, written):
    store.create("globex", incident(), Once())

    assert written("acme")["status"] == "none"
    assert written("globex")["status"] == "major"


def test_pages_say_what_they_are(store):
    shelf = FakeShelf()
    StatusWriter(Incidents(store), shelf, lambda: NOON).write("acme")

    assert shelf.pages["acme", "index.html"][1] == "text/html; charset=utf-8"
    assert shelf.pages["acme", "status.json"][1] == "application/json"
