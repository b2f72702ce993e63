from functions.identity import workspace_update
from kernel.aws import client


def test_the_rooms_hear_that_a_workspace_is_gone_and_nothing_of_what_is_written_beside_it(invoke, cloud, join, told):
    ada = join()
    invoke(workspace_update, caller=ada.powers, body={"name": "Acme Group"})
    cloud.pumps.drain()
    assert told("identity.WorkspaceErased") == []

    for sk in ("workspace", "!counter"):
        key = {"pk": {"S": ada.workspace}, "sk": {"S": sk}}
        client("dynamodb").delete_item(TableName="test-identity-workspaces-1", Key=key)
    cloud.pumps.drain()

    assert told("identity.WorkspaceErased") == [{"workspace": ada.workspace}]
