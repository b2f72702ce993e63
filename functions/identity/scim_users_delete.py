"""Let the directory of the workspace take somebody out (SCIM). Their account stays theirs."""

from identity.provisioning import MANNER, MEDIA_TYPE, Doors
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = Doors()


@app.endpoint(
    "DELETE /scim/v2/{workspace}/Users/{person}",
    scope="scim:write",
    grants=[
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-belonging-1:DeleteItem",
        "identity-groups-1:BatchGetItem,PutItem,UpdateItem",
        "identity-people-1:BatchGetItem,ConditionCheckItem,DeleteItem,PutItem,UpdateItem",
        "identity-people-1/by-standing:Query",
    ],
    status=204,
    gives=MEDIA_TYPE,
    refused=MANNER,
    crosses="the account of whoever leaves is their own",
)
def delete_person(caller: Caller, workspace: str, person: str, request: Request) -> Answer:
    return ours.of(caller, workspace).delete("Users", person, request.headers.get("if-match"))
