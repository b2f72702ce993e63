from datetime import UTC, datetime, timedelta

from functions.identity import clients_create, clients_delete, clients_sweep


def test_old_tombstones_go_after_two_runs_and_what_is_alive_stays(invoke, join, rows, monkeypatch):
    from kernel.journal import sweep

    ada = join()
    old = invoke(clients_create, caller=ada.powers).json["client_id"]
    invoke(clients_delete, client_id=old, caller=ada.powers)
    alive = invoke(clients_create, caller=ada.powers).json["client_id"]

    for days in (31, 32, 33):

        class Later(datetime):
            @classmethod
            def now(cls, _=None):
                return datetime.now(UTC) + timedelta(days=days)  # noqa: B023 - used within the turn

        monkeypatch.setattr(sweep, "datetime", Later)
        invoke(clients_sweep)

    assert [row["sk"]["S"] for row in rows("identity-clients-1")] == ["!counter", alive]
