"""Let an application out: take back what was agreed to, and end what it goes on with."""

from identity.clients import ClientId
from identity.consents import consents
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = consents()


@app.endpoint(
    "DELETE /api/auth/consents/{client_id}",
    scope="me:write",
    grants=["identity-acts-1:PutItem", "identity-consents-1:DeleteItem", "identity-sessions-1:DeleteItem,Query"],
    status=204,
)
def withdraw_consent(caller: Caller, client_id: ClientId) -> None:
    ours.withdraw(caller, client_id)
