"""Ask for a passkey: to sign in with it alone, as a second step, or to step up."""

from identity.factors import RequestOptions
from identity.factors.challenges import questions
from kernel.answers import Answer
from kernel.api import Api

app = Api(__name__)
ours = questions()


@app.public(
    "POST /api/auth/passkey/options",
    limit="60/minute per address",
    grants=[
        "shared-states-1:PutItem",
    ],
)
def ask() -> RequestOptions | Answer:
    return ours.ask()
