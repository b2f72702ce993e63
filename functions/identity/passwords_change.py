"""Change one's password, or choose the first. Whatever else was signed in is signed out."""

from identity.profile import ChangePassword
from identity.profile.passwords import passwords
from identity.signin.browser import arrival
from identity.signin.grants import NEW_PASSWORD
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
        *NEW_PASSWORD,
        "identity-sessions-1:BatchGetItem,DeleteItem,Query",
        "identity-tickets-1:DeleteItem,Query",
    ],
    crosses="a person has one password for all workspaces",
    status=204,
    memory=1769,
)
def change_password(request: Request, caller: Caller, wanted: ChangePassword) -> None:
    ours.change(caller, wanted, arrival(request))
