from datetime import UTC, datetime, timedelta

from agenda.tallies.model import Feat
from agenda.tallies.table import TallyTable
from agenda.tasks.model import Done
from agenda.times import local
from functions.agenda import tasks_done
from tests.functions.agenda.offices import Office


def test_shows_days_and_streaks_of_the_caller_alone(invoke):
    office = Office()
    now = datetime.now(UTC)
    today = local(now, "Europe/Berlin").date()
    for person, ago in (("ada", 1), ("ada", 2), ("ada", 2), ("ada", 5), ("bob", 0), ("ada", 400)):
        feat = Feat(f"{person}{ago}", Done(at=now - timedelta(minutes=len(person) + ago), by=person))
        for _ in range(2 if ago == 5 else 1):
            TallyTable().count(office.workspace, feat, today - timedelta(days=ago))

    said = invoke(tasks_done, caller=office.ada, query={"days": 30}).json

    assert [day["done"] for day in said["days"]] == [1, 1, 1]
    assert (said["streak"], said["longest"]) == (2, 2)
