"""Change an application: where it is, what it may do and who may use it."""

from identity.clients import ClientId, ClientShown, ClientUpdate, clients
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = clients()


@app.endpoint(
    "PATCH /api/workspace/clients/{client_id}",
    scope="clients:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-clients-1:BatchGetItem,PutItem,UpdateItem",
    ],
)
def update_client(caller: Caller, client_id: ClientId, update: ClientUpdate, expected: IfMatch) -> ClientShown:
    return ours.update(caller, client_id, update, expected)
