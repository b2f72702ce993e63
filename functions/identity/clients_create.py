"""Register an application that people sign in to with Stoa. Its secret is shown this once."""

from identity.clients import ClientDraft, Registered, clients
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = clients()


@app.endpoint(
    "POST /api/workspace/clients",
    scope="clients:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-clients-1:BatchGetItem,PutItem,Query,UpdateItem",
        "identity-workspaces-1:GetItem",
    ],
    status=201,
    secret=True,
)
def create_client(caller: Caller, draft: ClientDraft) -> Registered:
    return ours.create(caller, draft)
