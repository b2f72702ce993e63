"""Show the keys with which tokens are signed, the one before and the one to come among them."""

from identity.openid.discovery import Jwks
from identity.signing import signing
from kernel.answers import Answer
from kernel.api import Api

app = Api(__name__)
ours = signing()


@app.public(
    "GET /api/auth/jwks",
    limit="600/minute per address",
    grants=["identity-by-kid-1:GetItem"],
    crosses="the keys that sign are everybody's",
)
def show() -> Jwks | Answer:
    keys = Jwks(keys=tuple(key.jwk() for key in ours.keyring().keys))
    return Answer(keys, headers={"Cache-Control": "public, max-age=300"})
