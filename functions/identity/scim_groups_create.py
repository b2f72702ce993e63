"""Let the directory of the workspace make a group (SCIM)."""

from identity.provisioning import MANNER, MEDIA_TYPE, Doors
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = Doors()


@app.endpoint(
    "POST /scim/v2/{workspace}/Groups",
    scope="scim:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-belonging-1:PutItem,Query",
        "identity-groups-1:BatchGetItem,PutItem,UpdateItem",
        "identity-people-1:BatchGetItem,PutItem,UpdateItem",
    ],
    status=201,
    gives=MEDIA_TYPE,
    refused=MANNER,
    timeout=29,
)
def create_group(caller: Caller, workspace: str, body: bytes, request: Request) -> Answer:
    return ours.of(caller, workspace).create("Groups", body, request.query)
