from datetime import UTC, datetime, timedelta

from functions.ops import incidents_create, incidents_delete, incidents_sweep


def test_old_tombstones_go_after_two_runs_and_young_ones_stay(invoke, rows, monkeypatch):
    from kernel.journal import sweep

    old = invoke(incidents_create).json["incident_id"]
    invoke(incidents_delete, incident_id=old)
    alive = invoke(incidents_create, body={"title": "b", "message": "x"}).json["incident_id"]

    for days in (31, 32, 33):

        class Later(datetime):
            @classmethod
            def now(cls, _=None):
                return datetime.now(UTC) + timedelta(days=days)  # noqa: B023 - used within the turn

        monkeypatch.setattr(sweep, "datetime", Later)
        invoke(incidents_sweep)

    assert [row["sk"]["S"] for row in rows("ops-incidents-1")] == ["!counter", alive]
