"""Show one group to the directory of the workspace (SCIM)."""

from identity.provisioning import MANNER, MEDIA_TYPE, Doors, Wanted
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = Doors()


@app.endpoint(
    "GET /scim/v2/{workspace}/Groups/{group}",
    scope="scim:read",
    grants=["identity-belonging-1:Query", "identity-groups-1:BatchGetItem", "identity-people-1:BatchGetItem"],
    gives=MEDIA_TYPE,
    refused=MANNER,
)
def get_group(caller: Caller, workspace: str, group: str, query: Wanted, request: Request) -> Answer:
    return ours.of(caller, workspace).get("Groups", group, query.said(), request.headers.get("if-none-match"))
