from functions.ops import incidents_create, incidents_delete, incidents_resolve, incidents_update


def test_every_change_is_told_in_order(invoke, cloud, told):
    opened = invoke(incidents_create).json["incident_id"]
    invoke(incidents_delete, incident_id=opened)
    cloud.pumps.drain()

    events = told("ops.IncidentChanged")
    assert [(event["incident_id"], event["kind"]) for event in events] == [(opened, "created"), (opened, "destroyed")]
    assert {event["workspace"] for event in events} == {"acme"}


def test_the_audit_log_hears_who_did_what_with_one_and_who_took_it_back(invoke, cloud, told):
    opened = invoke(incidents_create, caller={"person": "ada"}).json["incident_id"]
    elsewhere = {"cloudfront-viewer-address": "198.51.100.9:50000"}
    monitored = {"message": "Nearly.", "status": "monitoring"}
    invoke(incidents_update, incident_id=opened, body=monitored, caller={"person": "ada"})
    invoke(incidents_resolve, incident_id=opened, caller={"person": "bob", "session": "key:k"}, headers=elsewhere)
    invoke(incidents_delete, incident_id=opened, caller={"person": "grace", "session": "s"}, headers=elsewhere)
    cloud.pumps.drain()

    acts = told("audit.Acted")
    assert [(act["actor"], act["action"], act["target"]) for act in acts] == [
        ("ada", "incident.open", opened),
        ("ada", "incident.update", opened),
        ("bob", "incident.resolve", opened),
        ("grace", "incident.delete", opened),
    ]
    assert [(act["address"], act["session"]) for act in acts] == [
        ("203.0.113.7", "key:acme-00000000"),
        ("203.0.113.7", "key:acme-00000000"),
        ("198.51.100.9", "key:k"),
        ("198.51.100.9", "s"),
    ]
    assert [act["details"]["status"] for act in acts] == ["investigating", "monitoring", "resolved", "resolved"]
    assert len({act["act_id"] for act in acts}) == 4
