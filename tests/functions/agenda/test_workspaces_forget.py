from contracts.identity import WorkspaceErased
from kernel.outbox import publish
from tests.functions.agenda.lying import filled
from tests.functions.agenda.offices import Office

TABLES = ("calendars", "events", "invitations", "shelves", "people")


def test_nothing_is_left_of_a_workspace_that_was_erased_and_all_of_others(invoke, cloud, rows, told):
    for workspace in ("acme", "globex"):
        office = Office(workspace)
        office.person("bob")
        filled(office, office.calendar())
    cloud.pumps.drain()

    def of(workspace):
        found = {name: rows(f"agenda-{name}-1") for name in TABLES}
        return {name: [row for row in each if row["pk"]["S"].startswith(workspace)] for name, each in found.items()}

    before = of("globex")
    assert len(rows("agenda-by-address-1")) == 2
    for _ in range(2):  # however often it is heard
        publish(WorkspaceErased(workspace="acme"))
        cloud.pumps.drain()
        assert of("acme") == {name: [] for name in TABLES}
        assert of("globex") == before

    said = [each["rows"] for each in told("erasure.RoomErased") if each["room"] == "agenda"]
    assert {"addresses": 1, "calendars": 3, "events": 2, "invitations": 1, "people": 2, "shelves": 3} in said
    assert len(rows("agenda-by-address-1")) == 1
