"""Step up: show once more who is calling, so that they may do something sensitive."""

from identity.factors import SteppedUp, StepUp
from identity.factors.stepping import stepping_up
from identity.signin.grants import STEPS_UP
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = stepping_up()


@app.endpoint(
    "POST /api/auth/step-up",
    scope="me:write",
    grants=[
        *STEPS_UP,
        "identity-accounts-1:BatchGetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-by-attempt-1:ConditionCheckItem,UpdateItem",
        "identity-sessions-1:BatchGetItem,UpdateItem",
        "identity-tickets-1:PutItem",
    ],
    crosses="a factor is the person's, and the session and the act are the workspace's",
    memory=1769,
    secret=True,
)
def step_up(caller: Caller, request: Request, wanted: StepUp) -> SteppedUp:
    return ours.raised(caller, request, wanted)
