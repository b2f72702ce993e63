from functions.ops import incidents_create, incidents_delete, incidents_get


def test_takes_the_incident_back(invoke):
    opened = invoke(incidents_create).json["incident_id"]

    said = invoke(incidents_delete, incident_id=opened)

    assert (said.status, said.text) == (204, "")
    assert invoke(incidents_get, incident_id=opened).status == 404


def test_leaves_a_tombstone_without_what_was_said(invoke, rows):
    opened = invoke(incidents_create).json["incident_id"]
    invoke(incidents_delete, incident_id=opened)

    (tombstone,) = [row for row in rows("ops-incidents-1") if row["sk"]["S"] == opened]
    assert "title" not in tombstone
    assert tombstone["modseq"] == {"N": "2"}


def test_there_must_be_one(invoke):
    opened = invoke(incidents_create).json["incident_id"]
    invoke(incidents_delete, incident_id=opened)

    assert invoke(incidents_delete, incident_id=opened).status == 404


def test_only_if_it_is_as_the_caller_believes(invoke):
    opened = invoke(incidents_create).json["incident_id"]

    assert invoke(incidents_delete, incident_id=opened, headers={"if-match": '"9"'}).status == 412
