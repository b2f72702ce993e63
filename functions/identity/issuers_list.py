"""List the providers with which the people of the workspace sign in."""

from identity.issuers import Issuer, issuers
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = issuers()


@app.endpoint(
    "GET /api/workspace/issuers",
    scope="workspace:read",
    grants=[
        "identity-issuers-1:Query",
        "shared-signing:GetSecretValue",
    ],
)
def list_issuers(caller: Caller, page: Page) -> Listing[Issuer]:
    return ours.page(caller, page)
