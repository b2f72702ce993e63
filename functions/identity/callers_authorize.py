"""Say who is calling, for the API of every room."""

from identity.callers.authorizing import callers
from kernel.api import Api
from kernel.callers import Caller, Shown

app = Api(__name__)
known = callers()


@app.authorizer(
    grants=[
        "identity-by-kid-1:GetItem",
        "identity-clients-1:BatchGetItem",
        "identity-keys-1:BatchGetItem",
        "identity-people-1:BatchGetItem",
        "identity-roles-1:BatchGetItem",
        "identity-sessions-1:BatchGetItem",
        "identity-tickets-1:DeleteItem",
        "identity-uses:SendMessage",
        "identity-workspaces-1:BatchGetItem",
    ],
    crosses="a credential says which workspace it belongs to only once it is believed",
)
def authorize(shown: Shown) -> Caller:
    return known.caller(shown)
