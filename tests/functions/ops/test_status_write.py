import json

from functions.ops import incidents_create, incidents_resolve


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
