"""Sign in with a password. The answer is a session, or what else must be shown."""

from identity.signin import Login, LoginAnswer, entrance
from kernel.answers import Answer
from kernel.api import Api
from kernel.api.request import Request

app = Api(__name__)
ours = entrance()


@app.public(
    "POST /api/auth/login",
    limit="30/minute per address",
    grants=[
        "identity-accounts-1/by-email:Query",
        "identity-by-attempt-1:ConditionCheckItem,UpdateItem",
        "identity-by-kid-1:GetItem",
        "identity-people-1:ConditionCheckItem",
        "identity-refreshing:GetSecretValue",
        "identity-sessions-1:PutItem",
        "identity-signing:Sign",
        "identity-tickets-1:PutItem",
        "identity-workspaces-1:ConditionCheckItem,GetItem",
    ],
    crosses="whoever signs in is somebody only afterwards",
    memory=1769,
)
def sign_in(request: Request, login: Login) -> LoginAnswer | Answer:
    return ours.login(request, login)
