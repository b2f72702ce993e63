from functions.ops import incidents_create, incidents_delete


def test_every_change_is_told_in_order(invoke, cloud, told):
    opened = invoke(incidents_create).json["incident_id"]
    invoke(incidents_delete, incident_id=opened)
    cloud.pumps.drain()

    events = told("ops.IncidentChanged")
    assert [(event["incident_id"], event["kind"]) for event in events] == [(opened, "created"), (opened, "destroyed")]
    assert {event["workspace"] for event in events} == {"acme"}
