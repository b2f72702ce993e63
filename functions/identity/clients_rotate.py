"""Give an application a new secret; the one before is good beside it for a while."""

from identity.clients import ClientId, Registered, Rotation, clients
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = clients()


@app.endpoint(
    "POST /api/workspace/clients/{client_id}/secrets",
    scope="clients:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-clients-1:BatchGetItem,PutItem,UpdateItem",
    ],
    secret=True,
)
def rotate_secret(caller: Caller, client_id: ClientId, rotation: Rotation) -> Registered:
    return ours.rotate(caller, client_id, rotation)
