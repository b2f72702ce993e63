"""Show whoever calls: their account, and what they are in this workspace."""

from identity.profile import Me, profile
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = profile()


@app.endpoint(
    "GET /api/auth/me",
    scope="me:read",
    grants=["identity-accounts-1:BatchGetItem", "identity-people-1:BatchGetItem"],
    crosses="an account belongs to its person and to no workspace",
)
def get_me(caller: Caller) -> Me:
    return ours.me(caller)
