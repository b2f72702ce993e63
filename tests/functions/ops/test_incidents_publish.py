from functions.ops import incidents_create, incidents_delete, incidents_resolve


def test_every_change_is_told_in_order(invoke, cloud, told):
    opened = invoke(incidents_create).json["incident_id"]
    invoke(incidents_delete, incident_id=opened)
    cloud.pumps.drain()

    events = told("ops.IncidentChanged")
    assert [(event["incident_id"], event["kind"]) for event in events] == [(opened, "created"), (opened, "destroyed")]
    assert {event["workspace"] for event in events} == {"acme"}


def test_who_opened_and_who_resolved_one_is_told_to_the_audit_log(invoke, cloud, told):
    opened = invoke(incidents_create, caller={"person": "ada"}).json["incident_id"]
    elsewhere = {"cloudfront-viewer-address": "198.51.100.9:50000"}
    invoke(incidents_resolve, incident_id=opened, caller={"person": "bob", "session": "key:k"}, headers=elsewhere)
    invoke(incidents_delete, incident_id=opened)
    cloud.pumps.drain()

    acts = told("audit.Acted")
    assert [(act["actor"], act["action"], act["target"]) for act in acts] == [
        ("ada", "incident.open", opened),
        ("bob", "incident.resolve", opened),
    ]
    assert [(act["address"], act["session"]) for act in acts] == [
        ("203.0.113.7", "key:acme-00000000"),
        ("198.51.100.9", "key:k"),
    ]
    assert len({act["act_id"] for act in acts}) == 2
