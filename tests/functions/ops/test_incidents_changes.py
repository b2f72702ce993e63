from functions.ops import incidents_changes, incidents_create, incidents_delete, incidents_update


def test_tells_what_happened_since(invoke):
    first = invoke(incidents_create).json["incident_id"]
    state = invoke(incidents_changes, query={"since": "0"}).json["state"]
    second = invoke(incidents_create, body={"title": "b", "message": "x"}).json["incident_id"]
    invoke(incidents_update, incident_id=first)

    since = invoke(incidents_changes, query={"since": state}).json

    assert (since["created"], since["updated"], since["destroyed"]) == ([second], [first], [])
    invoke(incidents_delete, incident_id=first)
    later = invoke(incidents_changes, query={"since": since["state"]}).json
    assert (later["destroyed"], later["has_more"]) == ([first], False)


def test_a_state_that_nobody_gave_out_means_starting_anew(invoke):
    for state in ("7", "x", "-1", ""):
        said = invoke(incidents_changes, query={"since": state})
        assert (said.status, said.problem) == (409, "cannot-calculate-changes")


def test_costs_two_round_trips(invoke, round_trips):
    invoke(incidents_create)
    invoke(incidents_changes, query={"since": "0"})

    assert round_trips(incidents_changes) == ["GetItem", "Query"]
