"""Let an account of another provider sign in as whoever calls no more."""

from identity.federation.reception import reception
from kernel.api import Api
from kernel.api.request import Request
from kernel.callers import Caller

app = Api(__name__)
ours = reception()


@app.endpoint(
    "DELETE /api/auth/links/{link_id}",
    scope="me:write",
    grants=[
        "identity-accounts-1:BatchGetItem,GetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-by-subject-1:DeleteItem",
        "identity-sessions-1:ConditionCheckItem",
        "shared-mail:SendRawEmail",
    ],
    crosses="a link is the person's, and the session and the act are the workspace's",
    status=204,
)
def unlink(caller: Caller, request: Request, link_id: str) -> None:
    ours.unlink(caller, link_id, request)
