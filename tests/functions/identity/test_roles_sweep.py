from functions.identity import roles_create, roles_delete, roles_sweep


def test_old_tombstones_go_after_two_runs_and_what_is_alive_stays(invoke, join, rows, a_month_later):
    ada = join()
    old = invoke(roles_create, caller=ada.powers).json["role_id"]
    invoke(roles_delete, role_id=old, caller=ada.powers)
    alive = invoke(roles_create, caller=ada.powers).json["role_id"]

    a_month_later(roles_sweep)

    assert [row["sk"]["S"] for row in rows("identity-roles-1") if not row["sk"]["S"].startswith("!")] == [alive]
