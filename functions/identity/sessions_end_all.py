"""Sign out everywhere: end one's sessions in every workspace, all of them or all but this one."""

from typing import Literal

from identity.profile import profile
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = profile()


@app.endpoint(
    "DELETE /api/auth/sessions",
    scope="me:write",
    grants=["identity-accounts-1:GetItem", "identity-acts-1:PutItem", "identity-sessions-1:DeleteItem,Query"],
    crosses="a person has sessions in every workspace they are in",
    status=204,
)
def end_all(caller: Caller, keep: Literal["current"] | None = None) -> None:
    ours.leave_everywhere(caller, keep_this=keep is not None)
