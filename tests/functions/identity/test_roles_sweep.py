from datetime import UTC, datetime, timedelta

from functions.identity import roles_create, roles_delete, roles_sweep


def test_old_tombstones_go_after_two_runs_and_what_is_alive_stays(invoke, join, rows, monkeypatch):
    from kernel.journal import sweep

    ada = join()
    old = invoke(roles_create, caller=ada.powers).json["role_id"]
    invoke(roles_delete, role_id=old, caller=ada.powers)
    alive = invoke(roles_create, caller=ada.powers).json["role_id"]

    for days in (31, 32, 33):

        class Later(datetime):
            @classmethod
            def now(cls, _=None):
                return datetime.now(UTC) + timedelta(days=days)  # noqa: B023 - used within the turn

        monkeypatch.setattr(sweep, "datetime", Later)
        invoke(roles_sweep)

    assert [row["sk"]["S"] for row in rows("identity-roles-1")] == ["!counter", alive]
