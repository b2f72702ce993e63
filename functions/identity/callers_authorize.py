"""Say who is calling, for the API of every room."""

from identity.keys import keys
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
known = keys()


@app.authorizer(
    grants=["identity-keys-1:GetItem"],
    crosses="a credential says which workspace it belongs to only once it is believed",
)
def authorize(credential: str) -> Caller:
    return known.caller(credential)
