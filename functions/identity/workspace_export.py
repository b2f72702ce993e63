"""Ask for everything of the workspace, as files to take along. A letter says when they are ready."""

from identity.exporting import Export, exports
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = exports()


@app.endpoint(
    "POST /api/workspace/exports",
    scope="workspace:write",
    limit="5/day per workspace",
    grants=[
        "identity-acts-1:PutItem",
        "identity-exports-1:PutItem",
        "identity-sessions-1:ConditionCheckItem",
    ],
    status=202,
)
def export_workspace(caller: Caller) -> Export:
    return ours.workspace(caller)
