import json

from functions.ops import incidents_create, status_publish
from tests.functions.ops.long_ago import opened_long_ago


def test_there_is_a_page_before_anything_happened(invoke, shelf):
    said = invoke(status_publish)

    assert (said.status, said.json) == (
        200,
        {"path": "/status/acme/", "status": "none", "summary": "All systems work"},
    )
    assert "All systems work" in shelf("public/acme/index.html")
    assert "acme" in shelf("public/acme/index.html")


def test_it_says_what_is_so_even_of_what_began_long_ago(invoke, shelf):
    opened_long_ago("acme")

    assert invoke(status_publish).json["status"] == "minor"
    assert "A slow leak" in shelf("public/acme/index.html")


def test_to_ask_again_leaves_the_page_as_it_is(invoke, cloud, shelf):
    invoke(incidents_create)
    cloud.pumps.drain()
    before = shelf("public/acme/status.json")

    assert invoke(status_publish).json["status"] == json.loads(before)["status"]
    assert shelf("public/acme/status.json") == before


def test_who_may_only_read_puts_nothing_before_the_public(invoke):
    assert invoke(status_publish, caller={"scopes": "ops:read"}).status == 403


def test_the_last_of_a_minute_is_the_last(invoke):
    answers = [invoke(status_publish) for _ in range(12)]

    assert [answer.status for answer in answers] == [200] * 10 + [429] * 2
    assert answers[-1].problem == "too-many-requests"
