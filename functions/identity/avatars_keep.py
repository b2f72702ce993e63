"""Let the picture that one has uploaded be one's own, in every workspace: a PNG, JPEG, WebP or GIF."""

from identity.avatars import avatars
from identity.avatars.model import Pictured, Uploaded
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = avatars()


@app.endpoint(
    "PUT /api/auth/me/avatar",
    scope="me:write",
    limit="20/hour per caller",
    grants=[
        "identity-accounts-1:BatchGetItem,GetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-avatars/avatars/*:DeleteObject,PutObject",
        "identity-avatars/uploads/*:DeleteObject,GetObject",
        "identity-people-1:BatchGetItem,PutItem,UpdateItem",
    ],
    crosses="a person looks the same in all workspaces",
)
def keep(caller: Caller, uploaded: Uploaded) -> Pictured:
    return ours.keep(caller, uploaded)
