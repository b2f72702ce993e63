from agenda.events.model import LUNCH, CalendarEvent
from agenda.events.table import account, journal
from functions.agenda import events_sweep


def test_old_tombstones_go_after_two_runs_and_what_is_there_stays(cloud, rows, a_month_later):
    kept = journal()
    for event_id in ("there", "gone"):
        kept.create(account("acme", "work"), CalendarEvent(calendar_id="work", event_id=event_id, event=LUNCH))
    kept.delete(account("acme", "work"), "gone")

    a_month_later(events_sweep)

    assert [row["sk"]["S"] for row in rows("agenda-events-1")] == ["!counter", "there"]
