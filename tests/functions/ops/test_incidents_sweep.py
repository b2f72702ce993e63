from functions.ops import incidents_create, incidents_delete, incidents_sweep


def test_old_tombstones_go_after_two_runs_and_young_ones_stay(invoke, rows, a_month_later):
    old = invoke(incidents_create).json["incident_id"]
    invoke(incidents_delete, incident_id=old)
    alive = invoke(incidents_create, body={"title": "b", "message": "x"}).json["incident_id"]

    a_month_later(incidents_sweep)

    assert [row["sk"]["S"] for row in rows("ops-incidents-1")] == ["!counter", alive]
