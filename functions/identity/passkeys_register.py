"""Keep a new passkey."""

from identity.factors import NewPasskey, PasskeyAdded
from identity.factors.adding import adding
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = adding()


@app.endpoint(
    "POST /api/auth/passkeys",
    scope="me:write",
    grants=[
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-by-credential-1:PutItem",
        "identity-sessions-1:ConditionCheckItem",
        "shared-mail:SendRawEmail",
        "shared-states-1:DeleteItem",
    ],
    crosses="a factor is the person's, and the session and the act are the workspace's",
    status=201,
    secret=True,
)
def register(caller: Caller, request: Request, wanted: NewPasskey) -> PasskeyAdded:
    return ours.register(caller, request, wanted)
