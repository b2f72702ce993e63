"""List the people of the workspace, or those whom a filter is about, for its directory (SCIM)."""

from identity.provisioning import MANNER, MEDIA_TYPE, Doors, ListQuery
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = Doors()


@app.endpoint(
    "GET /scim/v2/{workspace}/Users",
    scope="scim:read",
    grants=[
        "identity-groups-1:BatchGetItem",
        "identity-people-1:BatchGetItem,Query",
        "identity-people-1/by-email:Query",
        "identity-people-1/by-joined:Query",
        "identity-people-1/by-modseq:Query",
    ],
    gives=MEDIA_TYPE,
    refused=MANNER,
)
def list_people(caller: Caller, workspace: str, query: ListQuery) -> Answer:
    return ours.of(caller, workspace).list("Users", query.said())
