"""Decide what an application asks for: let it in, or not. The answer says where to go."""

from identity.openid import Decided, Decision, authorization
from identity.openid.grants import KNOWS
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = authorization()


@app.endpoint(
    "POST /api/auth/authorize/{ticket}",
    scope="me:write",
    grants=[
        "identity-acts-1:PutItem",
        *KNOWS,
        "identity-consents-1:PutItem",
        "identity-tickets-1:BatchGetItem,DeleteItem,PutItem",
    ],
    crosses="a code belongs to its person, and what was asked to the application",
    secret=True,
)
def decide(caller: Caller, ticket: str, decision: Decision) -> Decided:
    return ours.decide(caller, ticket, decision)
