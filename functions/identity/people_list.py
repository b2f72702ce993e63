"""List the people of the workspace: all, or those of a status or role, or whose address begins with something."""

from identity.people import Beginning, Member, RoleName, Sieve, Status, people
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = people()


@app.endpoint(
    "GET /api/workspace/people",
    scope="people:read",
    grants=[
        "identity-people-1:Query",
        "identity-people-1/by-email:Query",
        "identity-people-1/by-standing:Query",
        "shared-signing:GetSecretValue",
    ],
)
def list_people(
    caller: Caller,
    page: Page,
    status: Status | None = None,
    role: RoleName | None = None,
    email: Beginning | None = None,
) -> Listing[Member]:
    return ours.page(caller.workspace, Sieve(status, role, email), page)
