"""Let the directory of the workspace make somebody a member (SCIM). Their address is theirs to prove."""

from identity.provisioning import MANNER, MEDIA_TYPE, Doors
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = Doors()


@app.endpoint(
    "POST /scim/v2/{workspace}/Users",
    scope="scim:write",
    grants=[
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem", "identity-accounts-1/by-email:Query",
        "identity-acts-1:PutItem", "identity-by-email-1:PutItem", "identity-people-1:BatchGetItem,PutItem,UpdateItem",
        "identity-roles-1:BatchGetItem,ConditionCheckItem", "identity-workspaces-1:BatchGetItem,ConditionCheckItem",
    ],
    status=201,
    gives=MEDIA_TYPE,
    refused=MANNER,
    crosses="the account of whoever comes is their own",
)  # fmt: skip
def create_person(caller: Caller, workspace: str, body: bytes, request: Request) -> Answer:
    return ours.of(caller, workspace).create("Users", body, request.query)
