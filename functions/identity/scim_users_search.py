"""Search the people of the workspace where no log sees what for (SCIM)."""

from identity.provisioning import MANNER, MEDIA_TYPE, Doors
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = Doors()


@app.endpoint(
    "POST /scim/v2/{workspace}/Users/.search",
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
def search_people(caller: Caller, workspace: str, body: bytes) -> Answer:
    return ours.of(caller, workspace).search("Users", body)
