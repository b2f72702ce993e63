"""Begin to link an account of another provider: the answer says where to send the browser."""

from identity.federation import LinkBegun, LinkWanted
from identity.federation.reception import reception
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = reception()


@app.endpoint(
    "POST /api/auth/links",
    scope="me:write",
    limit="20/hour per caller",
    grants=[
        "identity-issuers-1:GetItem",
        "identity-providers:GetSecretValue",
        "identity-sessions-1:ConditionCheckItem",
        "shared-states-1:PutItem",
    ],
    crosses="a provider of a workspace is asked about people who are in several",
)
def link(caller: Caller, wanted: LinkWanted) -> LinkBegun | Answer:
    return ours.link(caller, wanted)
