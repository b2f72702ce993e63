"""Search the groups of the workspace where no log sees what for (SCIM)."""

from identity.provisioning import MANNER, MEDIA_TYPE, Doors
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = Doors()


@app.endpoint(
    "POST /scim/v2/{workspace}/Groups/.search",
    scope="scim:read",
    grants=[
        "identity-belonging-1:Query",
        "identity-groups-1:BatchGetItem,Query",
        "identity-groups-1/by-called:Query",
        "identity-groups-1/by-external:Query",
        "identity-groups-1/by-modseq:Query",
        "identity-people-1:BatchGetItem",
    ],
    gives=MEDIA_TYPE,
    refused=MANNER,
)
def search_groups(caller: Caller, workspace: str, body: bytes) -> Answer:
    return ours.of(caller, workspace).search("Groups", body)
