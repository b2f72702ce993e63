import json

from functions.ops import incidents_create, incidents_resolve, incidents_update, status_write
from tests.functions.ops.long_ago import opened_long_ago


def test_the_page_says_what_is_true_now(invoke, cloud, shelf):
    opened = invoke(incidents_create, body={"title": "Mail <late>", "impact": "major", "message": "a & b"}).json
    cloud.pumps.drain()

    page, status = shelf("public/acme/index.html"), json.loads(shelf("public/acme/status.json"))
    assert "Parts are down" in page
    assert "Mail &lt;late&gt;" in page
    assert "a &amp; b" in page
    assert (status["status"], status["incidents"][0]["title"]) == ("major", "Mail <late>")

    invoke(incidents_resolve, incident_id=opened["incident_id"])
    cloud.pumps.drain()
    assert "All systems work" in shelf("public/acme/index.html")


def test_the_world_does_not_learn_who_wrote_it(invoke, cloud, shelf):
    invoke(incidents_create)
    cloud.pumps.drain()

    assert '"by"' not in shelf("public/acme/status.json")
    assert "ada" not in shelf("public/acme/index.html")


def test_what_began_long_ago_is_on_it_until_it_is_over_for_a_month(invoke, shelf):
    old = opened_long_ago("acme")
    for change, status in ((incidents_update, "monitoring"), (incidents_resolve, "resolved")):
        invoke(change, incident_id=old)
        invoke(status_write)  # of some change: all of those at once would be one invocation with many
        assert [it["status"] for it in json.loads(shelf("public/acme/status.json"))["incidents"]] == [status]
