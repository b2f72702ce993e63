"""Forget roles that were deleted more than thirty days ago."""

from identity.roles import sweep_roles
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=[
        "identity-roles-1/by-deletion:Query",
        "identity-roles-1:DeleteItem,GetItem,UpdateItem",
    ],
    crosses="tombstones of every workspace age alike",
    timeout=300,
)
def sweep() -> None:
    sweep_roles()
