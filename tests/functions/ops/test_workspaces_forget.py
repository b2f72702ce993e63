import boto3

from contracts.identity import WorkspaceErased
from functions.ops import incidents_create, incidents_delete, status_refresh
from infra.local.deployment import ACCOUNT
from kernel.outbox import publish


def pages():
    found = boto3.client("s3").list_objects_v2(Bucket=f"test-ops-status-{ACCOUNT}")
    return [each["Key"] for each in found.get("Contents", ())]


def test_nothing_is_left_of_a_workspace_that_was_erased_and_all_of_others(invoke, cloud, rows, told):
    for workspace in ("acme", "globex"):
        for _ in range(2):
            opened = invoke(incidents_create, caller={"workspace": workspace}).json["incident_id"]
        invoke(incidents_delete, incident_id=opened, caller={"workspace": workspace})
    cloud.pumps.drain()
    before = [row for row in rows("ops-incidents-1") if row["pk"]["S"] == "globex"]
    heard = len(told("ops.IncidentChanged"))

    publish(WorkspaceErased(workspace="acme"))
    cloud.pumps.drain()
    (said,) = (each for each in told("erasure.RoomErased") if each["room"] == "ops")
    assert said == {"workspace": "acme", "room": "ops", "rows": {"incidents": 1}, "files": 2}
    for _ in range(2):  # however often it is heard
        publish(WorkspaceErased(workspace="acme"))
        cloud.pumps.drain()
        invoke(status_refresh)
        assert rows("ops-incidents-1") == before
        assert pages() == ["public/globex/index.html", "public/globex/status.json"]

    assert heard == 6
    assert told("ops.IncidentChanged") == [], "that a workspace was erased, the rooms have heard already"
