from functions.ops import incidents_create, incidents_get


def test_opens_the_incident(invoke):
    said = invoke(incidents_create)

    assert said.status == 201
    assert said.headers["ETag"] == '"1"'
    assert said.json["status"] == "investigating"
    assert said.json["notes"][0]["by"] == "ada"
    assert invoke(incidents_get, incident_id=said.json["incident_id"]).json == said.json


def test_says_which_field_is_wrong_and_writes_nothing(invoke, rows):
    said = invoke(incidents_create, body={"title": " ", "message": "x", "impact": "huge", "colour": "red"})

    assert said.status == 422
    assert {error["field"] for error in said.json["errors"]} == {"title", "impact", "colour"}
    assert rows("ops-incidents-1") == []


def test_the_same_request_twice_opens_one_incident(invoke, rows):
    first = invoke(incidents_create, headers={"idempotency-key": "k1"})
    again = invoke(incidents_create, headers={"idempotency-key": "k1"})

    assert again.json == first.json
    assert len([row for row in rows("ops-incidents-1") if not row["sk"]["S"].startswith("!")]) == 1


def test_a_key_is_for_one_request(invoke):
    invoke(incidents_create, headers={"idempotency-key": "k1"})
    said = invoke(incidents_create, headers={"idempotency-key": "k1"}, body={"title": "Another", "message": "x"})

    assert (said.status, said.problem) == (422, "idempotency-key-reused")


def test_two_people_may_choose_the_same_key(invoke):
    first = invoke(incidents_create, headers={"idempotency-key": "k1"}).json
    second = invoke(incidents_create, headers={"idempotency-key": "k1"}, caller={"person": "grace"}).json

    assert (first["notes"][0]["by"], second["notes"][0]["by"]) == ("ada", "grace")


def test_a_workspace_cannot_open_too_many(invoke):
    statuses = [invoke(incidents_create, body={"title": f"{n}", "message": "x"}).status for n in range(61)]

    assert statuses == [201] * 60 + [429]


def test_tells_how_many_are_left(invoke):
    said = invoke(incidents_create)

    assert said.headers["RateLimit-Policy"] == '"workspace";q=60;w=60'
    assert said.headers["RateLimit"].startswith('"workspace";r=59;')


def test_refuses_callers_without_the_scope(invoke):
    assert invoke(incidents_create, caller={"scopes": "ops:read"}).status == 403


def test_costs_two_round_trips_beyond_its_limit(invoke, round_trips):
    invoke(incidents_create)

    assert round_trips(incidents_create) == ["BatchGetItem", "TransactWriteItems", "UpdateItem"]
