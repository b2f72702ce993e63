"""Show one person to the directory of the workspace (SCIM)."""

from identity.provisioning import MANNER, MEDIA_TYPE, Doors, Wanted
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = Doors()


@app.endpoint(
    "GET /scim/v2/{workspace}/Users/{person}",
    scope="scim:read",
    grants=["identity-groups-1:BatchGetItem", "identity-people-1:BatchGetItem"],
    gives=MEDIA_TYPE,
    refused=MANNER,
)
def get_person(caller: Caller, workspace: str, person: str, query: Wanted, request: Request) -> Answer:
    return ours.of(caller, workspace).get("Users", person, query.said(), request.headers.get("if-none-match"))
