"""Change a part of what the directory of the workspace says of one group (SCIM)."""

from identity.provisioning import MANNER, MEDIA_TYPE, Doors
from identity.provisioning.grants import CHANGES_GROUPS
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = Doors()


@app.endpoint(
    "PATCH /scim/v2/{workspace}/Groups/{group}",
    scope="scim:write",
    grants=[*CHANGES_GROUPS],
    gives=MEDIA_TYPE,
    refused=MANNER,
    timeout=29,
)
def patch_group(caller: Caller, workspace: str, group: str, body: bytes, request: Request) -> Answer:
    return ours.of(caller, workspace).patch("Groups", group, body, request.query, request.headers.get("if-match"))
