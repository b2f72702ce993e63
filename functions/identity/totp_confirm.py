"""Set up an authenticator app with its first code."""

from identity.factors import Added, TotpConfirm
from identity.factors.adding import adding
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = adding()


@app.endpoint(
    "POST /api/auth/totp/confirm",
    scope="me:write",
    grants=[
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-sessions-1:ConditionCheckItem",
        "identity-tickets-1:DeleteItem,PutItem,UpdateItem",
        "shared-mail:SendRawEmail",
        "shared-seal:Decrypt",
    ],
    crosses="a factor is the person's, and the session and the act are the workspace's",
    secret=True,
)
def confirm(caller: Caller, request: Request, wanted: TotpConfirm) -> Added:
    return ours.confirm_totp(caller, request, wanted)
