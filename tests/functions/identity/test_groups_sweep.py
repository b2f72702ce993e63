from functions.identity import groups_create, groups_delete, groups_sweep


def test_old_tombstones_go_after_two_runs_and_what_is_alive_stays(invoke, join, rows, a_month_later):
    ada = join()
    old = invoke(groups_create, caller=ada.powers).json["group_id"]
    invoke(groups_delete, group_id=old, caller=ada.powers)
    alive = invoke(groups_create, caller=ada.powers).json["group_id"]

    a_month_later(groups_sweep)

    assert [row["sk"]["S"] for row in rows("identity-groups-1") if not row["sk"]["S"].startswith("!")] == [alive]
