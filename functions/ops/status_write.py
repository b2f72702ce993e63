"""Write the public status page whenever an incident changes."""

from kernel.api import Api
from kernel.callers import WorkspaceId
from ops.status import status_page

app = Api(__name__)
page = status_page()


@app.stream("ops-incidents-1", grants=["ops-incidents-1:Query", "ops-status/public/*:PutObject"])
def write_status(workspace: WorkspaceId) -> None:
    page.write(workspace)
