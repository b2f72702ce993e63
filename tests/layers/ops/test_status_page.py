import json

import pytest

from ops.status.model import StatusPage
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
    page = StatusPage("acme", [over, *(incident(number, impact=impact) for number, impact in enumerate(impacts))], NOON)

    assert page.worst == worst
    assert json.loads(page.document())["status"] == worst


def test_the_world_does_not_learn_who_wrote_it():
    page = StatusPage("acme", [incident(by="ada-lovelace").updated(UPDATE, "grace-hopper", NOON)], NOON)

    for text in (page.document(), page.html()):
        assert "ada-lovelace" not in text
        assert "grace-hopper" not in text
    (told,) = json.loads(page.document())["incidents"]
    assert told.keys() == {"incident_id", "title", "impact", "status", "components", "opened", "resolved", "notes"}
    assert [note.keys() for note in told["notes"]] == [{"at", "status", "message"}] * 2


def test_what_people_write_is_text_and_nothing_else():
    html = StatusPage("acme", [incident(title=HOSTILE, message=f"{HOSTILE}\nmore", components=(HOSTILE,))], NOON).html()

    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; {words} {0} {") == 3
    assert "<br>more" in html


def test_programs_read_what_people_wrote():
    (told,) = json.loads(StatusPage("acme", [incident(title=HOSTILE)], NOON).document())["incidents"]

    assert told["title"] == HOSTILE


def test_the_same_incidents_make_the_same_bytes():
    assert StatusPage("acme", [incident()], NOON).html() == StatusPage("acme", [incident()], NOON).html()


def test_the_newest_note_comes_first():
    html = StatusPage("acme", [incident().updated(UPDATE, "ada", NOON)], NOON).html()

    assert html.index(UPDATE.message) < html.index("We are looking.")


def test_a_quiet_month_is_said_to_be_one():
    page = StatusPage("acme", [], NOON)

    assert "All systems work" in page.html()
    assert "Nothing in the last thirty days." in page.html()
    assert json.loads(page.document())["incidents"] == []


def test_it_says_whose_page_it_is():
    page = StatusPage("acme", [], NOON)

    assert "Status of <b>acme</b>" in page.html()
    assert "<title>acme: All systems work</title>" in page.html()
    assert json.loads(page.document())["workspace"] == "acme"
    assert page.public().path == "/status/acme/"
