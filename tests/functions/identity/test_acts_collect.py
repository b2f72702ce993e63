from contracts.audit import Acted
from identity.acts import acted
from identity.audit.rows import ACT
from kernel.outbox import publish


def entries(rows):
    return [row for row in rows("identity-audit-1") if not row["sk"]["S"].startswith(ACT)]


def test_what_is_done_in_other_rooms_is_entered_too_and_once(cloud, rows):
    act = acted("acme", "ada", "incident.open", "i1", title="Mail is delayed")

    publish(act)
    publish(act)
    cloud.pumps.drain()

    (entry,) = entries(rows)
    assert (entry["pk"]["S"], entry["action"]["S"], entry["target"]["S"]) == ("acme", "incident.open", "i1")


def test_what_two_workspaces_do_is_entered_apart(cloud, rows):
    for workspace in ("acme", "globex"):
        publish(Acted.model_validate({**acted(workspace, "ada", "key.rotate").model_dump()}))
    cloud.pumps.drain()

    assert sorted((entry["pk"]["S"], int(entry["sk"]["S"])) for entry in entries(rows)) == [("acme", 1), ("globex", 1)]
