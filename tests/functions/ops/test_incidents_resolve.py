from functions.ops import incidents_create, incidents_resolve


def test_ends_the_incident(invoke):
    opened = invoke(incidents_create).json["incident_id"]

    said = invoke(incidents_resolve, incident_id=opened)

    assert (said.status, said.json["status"]) == (200, "resolved")
    assert said.json["resolved"] == said.json["notes"][-1]["at"]


def test_ends_it_once(invoke):
    opened = invoke(incidents_create).json["incident_id"]
    invoke(incidents_resolve, incident_id=opened)

    assert invoke(incidents_resolve, incident_id=opened).problem == "resolved"


def test_only_if_it_is_as_the_caller_believes(invoke):
    opened = invoke(incidents_create).json["incident_id"]

    assert invoke(incidents_resolve, incident_id=opened, headers={"if-match": '"9"'}).status == 412


def test_there_must_be_one(invoke):
    assert invoke(incidents_resolve).status == 404
