"""Forget a device: whoever signs in from it is as strange as from any other."""

from identity.profile import profile
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = profile()


@app.endpoint(
    "DELETE /api/auth/devices/{device_id}",
    scope="me:write",
    grants=["identity-accounts-1:BatchGetItem,PutItem,UpdateItem", "identity-acts-1:PutItem"],
    crosses="an account belongs to its person and to no workspace, and the workspace is told",
    status=204,
)
def forget_device(caller: Caller, device_id: str) -> None:
    ours.forget(caller, device_id)
