"""Change one's password, or choose the first. Whatever else was signed in is signed out."""

from identity.profile import ChangePassword
from identity.profile.passwords import passwords
from identity.signin.browser import arrival
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = passwords()


@app.endpoint(
    "PUT /api/auth/password",
    scope="me:write",
    limit="10/hour per caller",
    grants=[
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-sessions-1:BatchGetItem,DeleteItem,Query",
        "identity-tickets-1:DeleteItem,Query",
        "shared-mail:SendRawEmail",
    ],
    crosses="a person has one password for all workspaces",
    status=204,
    memory=1769,
)
def change_password(request: Request, caller: Caller, wanted: ChangePassword) -> None:
    ours.change(caller, wanted, arrival(request))
