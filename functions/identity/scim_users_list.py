"""List the people of the workspace, or those whom a filter is about, for its directory (SCIM)."""

from identity.provisioning import MANNER, MEDIA_TYPE, Doors, ListQuery
from identity.provisioning.grants import FINDS_PEOPLE
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = Doors()


@app.endpoint(
    "GET /scim/v2/{workspace}/Users",
    scope="scim:read",
    grants=[*FINDS_PEOPLE],
    gives=MEDIA_TYPE,
    refused=MANNER,
)
def list_people(caller: Caller, workspace: str, query: ListQuery) -> Answer:
    return ours.of(caller, workspace).list("Users", query.said())
