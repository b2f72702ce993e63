"""List the API keys of the workspace, or of one person; never a secret."""

from uuid import UUID

from identity.keys import KeyShown, own_keys
from kernel.api import Api
from kernel.callers import Caller, PersonId
from kernel.pages import Listing, Page

app = Api(__name__)
ours = own_keys()


@app.endpoint(
    "GET /api/workspace/keys",
    scope="keys:read",
    grants=["identity-keys-1:Query", "shared-signing:GetSecretValue"],
)
def list_keys(caller: Caller, page: Page, person: UUID | None = None) -> Listing[KeyShown]:
    return ours.page(caller, PersonId(str(person)) if person else None, page)
