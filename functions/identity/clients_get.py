"""Show one application."""

from identity.clients import ClientId, ClientShown, clients
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = clients()


@app.endpoint(
    "GET /api/workspace/clients/{client_id}",
    scope="clients:read",
    grants=["identity-clients-1:GetItem"],
)
def get_client(caller: Caller, client_id: ClientId) -> ClientShown:
    return ours.get(caller, client_id)
