"""Search the groups of the workspace where no log sees what for (SCIM)."""

from identity.provisioning import MANNER, MEDIA_TYPE, Doors
from identity.provisioning.grants import FINDS_GROUPS
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = Doors()


@app.endpoint(
    "POST /scim/v2/{workspace}/Groups/.search",
    scope="scim:read",
    grants=[*FINDS_GROUPS],
    gives=MEDIA_TYPE,
    refused=MANNER,
)
def search_groups(caller: Caller, workspace: str, body: bytes) -> Answer:
    return ours.of(caller, workspace).search("Groups", body)
