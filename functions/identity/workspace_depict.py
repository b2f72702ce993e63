"""Give the workspace a logo: a PNG, JPEG or WebP of at most 256 KB."""

from identity.workspaces import Workspace, logos
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = logos()


@app.endpoint(
    "PUT /api/workspace/logo",
    scope="workspace:write",
    limit="20/hour per caller",
    grants=[
        "identity-acts-1:PutItem",
        "identity-logos/logos/*:PutObject",
        "identity-workspaces-1:BatchGetItem,GetItem,PutItem,UpdateItem",
    ],
)
def depict(caller: Caller, data: bytes) -> Workspace:
    return ours.put(caller, data)
