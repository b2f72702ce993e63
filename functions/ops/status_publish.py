"""Begin the workspace's public status page, before there is anything to report."""

from kernel.api import Api
from kernel.callers import Caller
from ops.status import PublicStatus, status_page

app = Api(__name__)
page = status_page()


@app.endpoint(
    "PUT /api/ops/status",
    scope="ops:write",
    limit="10/minute per workspace",
    grants=[
        "ops-incidents-1:BatchGetItem",
        "ops-incidents-1:Query",
        "ops-incidents-1/by-end:Query",
        "ops-status/public/*:PutObject",
    ],
)
def publish_status(caller: Caller) -> PublicStatus:
    return page.publish(caller.workspace)
