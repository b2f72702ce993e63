"""Choose a new password with the ticket from a letter. Everything that was signed in is signed out."""

from identity.recovery import ChoosePassword, PasswordChosen
from identity.recovery.choosing import choosing
from identity.signin.browser import arrival
from identity.signin.grants import NEW_PASSWORD
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = choosing()


@app.public(
    "POST /api/auth/reset",
    limit="30/hour per address",
    grants=[
        *NEW_PASSWORD,
        "identity-people-1:BatchGetItem",
        "identity-sessions-1:DeleteItem,Query",
        "identity-tickets-1:BatchGetItem,DeleteItem,PutItem,Query",
    ],
    crosses="whoever has the letter is somebody only afterwards, in whichever workspace",
    memory=1769,
    secret=True,
)
def reset_password(request: Request, wanted: ChoosePassword) -> PasswordChosen:
    return ours.reset(wanted, arrival(request))
