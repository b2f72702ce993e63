from functions.identity import clients_create, clients_delete, clients_sweep


def test_old_tombstones_go_after_two_runs_and_what_is_alive_stays(invoke, join, rows, a_month_later):
    ada = join()
    old = invoke(clients_create, caller=ada.powers).json["client_id"]
    invoke(clients_delete, client_id=old, caller=ada.powers)
    alive = invoke(clients_create, caller=ada.powers).json["client_id"]

    a_month_later(clients_sweep)

    assert [row["sk"]["S"] for row in rows("identity-clients-1")] == ["!counter", alive]
