"""Tell how people of an address' domain sign in; whether anybody has the address, it does not say."""

from identity.federation import Discover, Ways
from identity.federation.reception import reception
from kernel.api import Api

app = Api(__name__)
ours = reception()


@app.public(
    "POST /api/auth/discover",
    limit="60/minute per address",
    grants=[
        "identity-by-domain-1:GetItem",
        "identity-issuers-1:Query",
        "identity-providers:GetSecretValue",
        "identity-workspaces-1:GetItem",
    ],
    crosses="whoever asks is nobody yet",
)
def discover(asked: Discover) -> Ways:
    return ours.discover(asked)
