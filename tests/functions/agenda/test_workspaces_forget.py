from agenda.rooms.plates import Plates
from contracts.identity import WorkspaceErased
from functions.agenda import links_create
from kernel.outbox import publish
from tests.functions.agenda.lying import beside, files, filled
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import planned

TABLES = (
    "alerts",
    "bells",
    "bookings",
    "calendars",
    "events",
    "filters",
    "invitations",
    "jobs",
    "pages",
    "words",
    "projects",
    "tasks",
    "comments",
    "shelves",
    "subscriptions",
    "people",
)


def test_nothing_is_left_of_a_workspace_that_was_erased_and_all_of_others(invoke, cloud, rows, told):
    for workspace in ("acme", "globex"):
        office = Office(workspace)
        office.person("bob")
        there = office.calendar()
        filled(office, there)
        beside(office, there)
        planned(office)
        Plates().put_up(workspace, office.calendar(owner=None, kind="room"))
        invoke(links_create, caller=office.ada, calendar_id=there)
    cloud.pumps.drain()

    def of(workspace):
        found = {name: rows(f"agenda-{name}-1") for name in TABLES}
        whose = {name: [row for row in each if row["pk"]["S"].startswith(workspace)] for name, each in found.items()}
        return {**whose, "by-token": [row for row in rows("agenda-by-token-1") if row["workspace"]["S"] == workspace]}

    before = of("globex")
    assert len(rows("agenda-by-address-1")) == 4
    for _ in range(2):  # however often it is heard
        publish(WorkspaceErased(workspace="acme"))
        cloud.pumps.drain()
        assert of("acme") == {name: [] for name in (*TABLES, "by-token")}
        assert of("globex") == before
        assert {workspace for workspace, _ in files()} == {workspace for workspace, _ in files("jobs")} == {"globex"}

    assert [row["pk"]["S"] for row in rows("agenda-by-slug-1")] == ["globex-there"]
    told_of = [each for each in told("erasure.RoomErased") if each["room"] == "agenda"]
    assert [each["files"] for each in told_of if each["rows"]] == [1]
    said = [each["rows"] for each in told_of]
    booked = {"bookings": 2, "pages": 1, "slugs": 1}
    invited = {"addresses": 1, "invitations": 1}
    planning = {"comments": 1, "done": 2, "filters": 1, "projects": 1, "tasks": 1}
    there = {"calendars": 4, "events": 2, "links": 1, "people": 2, "shelves": 4, "subscriptions": 1}
    assert {**there, **planning, **booked, **invited} in said
    assert len(rows("agenda-by-address-1")) == 2
