"""Take the picture of oneself away, in every workspace."""

from identity.avatars import avatars
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = avatars()


@app.endpoint(
    "DELETE /api/auth/me/avatar",
    scope="me:write",
    grants=[
        "identity-accounts-1:BatchGetItem,GetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-avatars/avatars/*:DeleteObject",
        "identity-people-1:BatchGetItem,PutItem,UpdateItem",
    ],
    crosses="a person looks the same in all workspaces",
    status=204,
)
def remove(caller: Caller) -> None:
    ours.remove(caller)
