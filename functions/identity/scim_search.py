"""Search people and groups of the workspace together (SCIM)."""

from identity.provisioning import MANNER, MEDIA_TYPE, Doors
from identity.provisioning.grants import FINDS_GROUPS, FINDS_PEOPLE
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = Doors()


@app.endpoint(
    "POST /scim/v2/{workspace}/.search",
    scope="scim:read",
    grants=[*FINDS_GROUPS, *FINDS_PEOPLE],
    gives=MEDIA_TYPE,
    refused=MANNER,
)
def search_all(caller: Caller, workspace: str, body: bytes) -> Answer:
    return ours.of(caller, workspace).search("", body)
