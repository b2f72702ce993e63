"""Remove the authenticator app of whoever calls."""

from identity.factors import own_factors
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = own_factors()


@app.endpoint(
    "DELETE /api/auth/totp",
    scope="me:write",
    grants=[
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-sessions-1:ConditionCheckItem",
        "shared-mail:SendRawEmail",
    ],
    crosses="a factor is the person's, and the session and the act are the workspace's",
    status=204,
)
def remove(caller: Caller, request: Request) -> None:
    ours.remove_totp(caller, request)
