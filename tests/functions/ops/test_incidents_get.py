from functions.ops import incidents_create, incidents_get


def test_shows_the_incident(invoke):
    opened = invoke(incidents_create).json

    said = invoke(incidents_get, incident_id=opened["incident_id"])

    assert (said.status, said.json) == (200, opened)


def test_not_yours_and_not_there_are_the_same(invoke):
    opened = invoke(incidents_create).json["incident_id"]

    foreign = invoke(incidents_get, incident_id=opened, caller={"workspace": "umbrella"})
    missing = invoke(incidents_get, incident_id="0192f0c1-2b7c-7cc3-98c4-dc0c0c073000")

    assert (foreign.status, foreign.problem) == (missing.status, missing.problem) == (404, "no-such-incident")


def test_what_cannot_be_an_incident_is_not_there_either(invoke):
    for name in ("!counter", "x", "..", "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f0"):
        assert invoke(incidents_get, incident_id=name).status == 404


def test_what_is_known_is_not_sent_again(invoke):
    opened = invoke(incidents_create)

    said = invoke(
        incidents_get, incident_id=opened.json["incident_id"], headers={"if-none-match": opened.headers["ETag"]}
    )

    assert (said.status, said.text) == (304, "")


def test_costs_one_round_trip(invoke, round_trips):
    invoke(incidents_get)

    assert round_trips(incidents_get) == ["GetItem"]
