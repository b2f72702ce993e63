"""Let the directory of the workspace dissolve a group (SCIM)."""

from identity.provisioning import MANNER, MEDIA_TYPE, Doors
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = Doors()


@app.endpoint(
    "DELETE /scim/v2/{workspace}/Groups/{group}",
    scope="scim:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-belonging-1:DeleteItem,Query",
        "identity-groups-1:BatchGetItem,DeleteItem,GetItem,PutItem,UpdateItem",
        "identity-people-1:BatchGetItem,PutItem,UpdateItem",
        "identity-roles-1:BatchGetItem,PutItem,UpdateItem",
    ],
    status=204,
    gives=MEDIA_TYPE,
    refused=MANNER,
    timeout=29,
)
def delete_group(caller: Caller, workspace: str, group: str, request: Request) -> Answer:
    return ours.of(caller, workspace).delete("Groups", group, request.headers.get("if-match"))
