"""List the people of the workspace: all, those of a status or role, or those whose address or name begins so."""

from identity.people import Beginning, Member, NameBeginning, RoleName, Sieve, Status, people
from identity.people.grants import FINDS
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = people()


@app.endpoint(
    "GET /api/workspace/people",
    scope="people:read",
    grants=[*FINDS, "shared-signing:GetSecretValue"],
)
def list_people(
    caller: Caller,
    page: Page,
    *,
    status: Status | None = None,
    role: RoleName | None = None,
    email: Beginning | None = None,
    name: NameBeginning = None,
) -> Listing[Member]:
    return ours.page(caller.workspace, Sieve(status, role, email, name), page)
