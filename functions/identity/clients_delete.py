"""Delete an application. Nobody can sign in with it any more."""

from identity.clients import ClientId, clients
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = clients()


@app.endpoint(
    "DELETE /api/workspace/clients/{client_id}",
    scope="clients:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-clients-1:BatchGetItem,DeleteItem,PutItem,UpdateItem",
    ],
    status=204,
)
def delete_client(caller: Caller, client_id: ClientId, expected: IfMatch) -> None:
    ours.delete(caller, client_id, expected)
