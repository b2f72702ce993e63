"""Make new recovery codes; they are shown this once, and the old ones are worth nothing any more."""

from identity.factors import Codes, own_factors
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = own_factors()


@app.endpoint(
    "POST /api/auth/recovery-codes",
    scope="me:write",
    grants=[
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-sessions-1:ConditionCheckItem",
        "shared-mail:SendRawEmail",
    ],
    crosses="a factor is the person's, and the session and the act are the workspace's",
    secret=True,
)
def renew(caller: Caller, request: Request) -> Codes:
    return ours.renew_codes(caller, request)
