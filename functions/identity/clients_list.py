"""List the applications that people of the workspace sign in to with Stoa."""

from identity.clients import ClientStanding, clients
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = clients()


@app.endpoint(
    "GET /api/workspace/clients",
    scope="clients:read",
    grants=[
        "identity-clients-1:BatchGetItem,Query",
        "shared-signing:GetSecretValue",
    ],
)
def list_clients(caller: Caller, page: Page) -> Listing[ClientStanding]:
    return ours.page(caller, page)
