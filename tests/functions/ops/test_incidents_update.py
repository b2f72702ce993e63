from functions.ops import incidents_create, incidents_get, incidents_resolve, incidents_update

NEWS = {"status": "monitoring", "message": "Better.", "impact": "none"}


def test_tells_how_it_goes_on(invoke):
    opened = invoke(incidents_create).json["incident_id"]

    said = invoke(incidents_update, incident_id=opened, body=NEWS)

    assert (said.status, said.headers["ETag"]) == (200, '"2"')
    assert (said.json["status"], said.json["impact"], len(said.json["notes"])) == ("monitoring", "none", 2)


def test_the_loser_of_two_gets_the_current_tag_and_nothing_is_written(invoke):
    opened = invoke(incidents_create)
    incident_id, tag = opened.json["incident_id"], opened.headers["ETag"]
    invoke(incidents_update, incident_id=incident_id, body=NEWS, headers={"if-match": tag})

    said = invoke(incidents_update, incident_id=incident_id, body=NEWS, headers={"if-match": tag})

    assert (said.status, said.problem, said.headers["ETag"]) == (412, "precondition-failed", '"2"')
    assert invoke(incidents_get, incident_id=incident_id).json["modseq"] == 2


def test_a_precondition_that_cannot_be_read_is_refused(invoke):
    opened = invoke(incidents_create).json["incident_id"]

    assert invoke(incidents_update, incident_id=opened, body=NEWS, headers={"if-match": "2"}).status == 400


def test_what_is_over_stays_over(invoke):
    opened = invoke(incidents_create).json["incident_id"]
    invoke(incidents_resolve, incident_id=opened)

    said = invoke(incidents_update, incident_id=opened, body=NEWS)

    assert (said.status, said.problem) == (409, "resolved")


def test_there_must_be_one(invoke):
    assert invoke(incidents_update).status == 404


def test_costs_two_round_trips(invoke, round_trips):
    opened = invoke(incidents_create).json["incident_id"]
    invoke(incidents_update, incident_id=opened)

    assert round_trips(incidents_update) == ["BatchGetItem", "TransactWriteItems"]
