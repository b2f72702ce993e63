"""Ask for another address for one's account: a letter goes there."""

from identity.emails import AskForChange, ChangeAsked, emails
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = emails()


@app.endpoint(
    "POST /api/auth/email",
    scope="me:write",
    limit="10/hour per caller",
    grants=[
        "identity-accounts-1:GetItem",
        "identity-accounts-1/by-email:Query",
        "identity-sessions-1:ConditionCheckItem",
        "identity-tickets-1:PutItem",
        "shared-mail:SendRawEmail",
    ],
    crosses="an address may be anybody's",
    status=202,
)
def ask(caller: Caller, wanted: AskForChange) -> ChangeAsked:
    return ours.ask(caller, wanted)
