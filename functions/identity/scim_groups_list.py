"""List the groups of the workspace, or those that a filter is about, for its directory (SCIM)."""

from identity.provisioning import MANNER, MEDIA_TYPE, Doors, ListQuery
from identity.provisioning.grants import FINDS_GROUPS
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = Doors()


@app.endpoint(
    "GET /scim/v2/{workspace}/Groups",
    scope="scim:read",
    grants=[*FINDS_GROUPS],
    gives=MEDIA_TYPE,
    refused=MANNER,
)
def list_groups(caller: Caller, workspace: str, query: ListQuery) -> Answer:
    return ours.of(caller, workspace).list("Groups", query.said())
