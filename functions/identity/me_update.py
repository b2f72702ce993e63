"""Change what one is called and how one reads, in every workspace."""

from identity.profile import EditMe, Me, profile
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = profile()


@app.endpoint(
    "PATCH /api/auth/me",
    scope="me:write",
    grants=[
        "identity-accounts-1:BatchGetItem,GetItem,PutItem,UpdateItem",
        "identity-acts-1:PutItem",
        "identity-people-1:BatchGetItem,PutItem,UpdateItem",
    ],
    crosses="a person has one name in all workspaces",
)
def update_me(caller: Caller, wanted: EditMe) -> Me:
    return ours.edit(caller, wanted)
