"""Show one application."""

from identity.clients import ClientId, ClientStanding, clients
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = clients()


@app.endpoint(
    "GET /api/workspace/clients/{client_id}",
    scope="clients:read",
    grants=["identity-clients-1:BatchGetItem"],
)
def get_client(caller: Caller, client_id: ClientId) -> ClientStanding | Answer:
    return ours.get(caller, client_id)
