"""Sign in with a password. The answer is a session, or what else must be shown."""

from identity.signin import Login, LoginAnswer
from identity.signin.grants import LETS_IN
from identity.signin.password import by_password
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = by_password()


@app.public(
    "POST /api/auth/login",
    limit="30/minute per address",
    grants=[
        *LETS_IN,
        "identity-accounts-1/by-email:Query",
        "identity-accounts-1:BatchGetItem,ConditionCheckItem,PutItem,UpdateItem",
        "identity-by-attempt-1:ConditionCheckItem,UpdateItem",
        "identity-tickets-1:PutItem",
    ],
    crosses="whoever signs in is somebody only afterwards",
    memory=1769,
    secret=True,
)
def sign_in(request: Request, login: Login) -> LoginAnswer | Answer:
    return ours.login(request, login)
