from agenda.projects.table import journal
from functions.agenda import projects_sweep
from tests.functions.agenda.offices import Office


def test_old_tombstones_go_after_two_runs_and_what_is_there_stays(cloud, rows, a_month_later):
    office = Office()
    kept, gone = office.project(), office.project()
    journal().delete("acme", gone)

    a_month_later(projects_sweep)

    assert [row["sk"]["S"] for row in rows("agenda-projects-1")] == ["!counter", kept]
