from datetime import UTC, datetime, timedelta

from agenda.alerts.table import AlertTable
from functions.agenda import alerts_sweep


def test_old_tombstones_go_after_two_runs_and_what_is_there_stays(rows, a_month_later, desk):
    kept, gone = desk.reminded("Lunch"), desk.reminded("Tea")
    AlertTable().retract(desk.workspace, "ada", gone)

    a_month_later(alerts_sweep)

    assert [row["sk"]["S"] for row in rows("agenda-alerts-1")] == ["!counter", kept]


def test_what_was_dismissed_goes_after_a_month_and_what_was_not_after_three(invoke, rows, desk):
    now = datetime.now(UTC)
    for title, ago, state in (("Tea", 31, "dismissed"), ("Lunch", 31, "ringing"), ("Dinner", 91, "ringing")):
        alert_id, rang = desk.reminded(title), now - timedelta(days=ago)
        AlertTable().change(
            desk.workspace,
            "ada",
            alert_id,
            lambda it, state=state, rang=rang: it.model_copy(update={"state": state, "rang": rang}),
        )
    invoke(alerts_sweep)

    assert desk.alerts == {"Lunch": "ringing"}
    assert len([row for row in rows("agenda-alerts-1") if "deleted_on" in row]) == 2, (
        "who knew of it hears that it went"
    )
