"""Replace all that the directory of the workspace says of one person (SCIM)."""

from identity.provisioning import MANNER, MEDIA_TYPE, Doors
from identity.provisioning.grants import CHANGES_PEOPLE
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = Doors()


@app.endpoint(
    "PUT /scim/v2/{workspace}/Users/{person}",
    scope="scim:write",
    grants=[*CHANGES_PEOPLE],
    gives=MEDIA_TYPE,
    refused=MANNER,
)
def replace_person(caller: Caller, workspace: str, person: str, body: bytes, request: Request) -> Answer:
    return ours.of(caller, workspace).replace("Users", person, body, request.query, request.headers.get("if-match"))
