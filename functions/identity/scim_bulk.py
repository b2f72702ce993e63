"""Do many things in the directory of the workspace with one request (SCIM)."""

from identity.provisioning import MANNER, MEDIA_TYPE, Doors
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = Doors()


@app.endpoint(
    "POST /scim/v2/{workspace}/Bulk",
    scope="scim:write",
    grants=[
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem", "identity-accounts-1/by-email:Query",
        "identity-acts-1:PutItem", "identity-belonging-1:DeleteItem,PutItem,Query", "identity-by-email-1:PutItem",
        "identity-groups-1:BatchGetItem,DeleteItem,GetItem,PutItem,UpdateItem",
        "identity-people-1:BatchGetItem,ConditionCheckItem,DeleteItem,PutItem,UpdateItem",
        "identity-people-1/by-standing:Query", "identity-roles-1:BatchGetItem,ConditionCheckItem,PutItem,UpdateItem",
        "identity-workspaces-1:BatchGetItem,ConditionCheckItem",
    ],
    gives=MEDIA_TYPE,
    refused=MANNER,
    crosses="the accounts of those who come and leave are their own",
    timeout=29,
)  # fmt: skip
def do_all(caller: Caller, workspace: str, body: bytes) -> Answer:
    return ours.of(caller, workspace).bulk(body)
