from agenda.alerts.table import AlertTable
from functions.agenda import alerts_sweep


def test_old_tombstones_go_after_two_runs_and_what_is_there_stays(rows, a_month_later, desk):
    kept, gone = desk.reminded("Lunch"), desk.reminded("Tea")
    AlertTable().retract(desk.workspace, "ada", gone)

    a_month_later(alerts_sweep)

    assert [row["sk"]["S"] for row in rows("agenda-alerts-1")] == ["!counter", kept]
