"""Forget accounts and passkeys that were deleted more than thirty days ago."""

from identity.accounts.sweeping import sweep_accounts
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=["identity-accounts-1/by-deletion:Query", "identity-accounts-1:DeleteItem,GetItem,UpdateItem"],
    crosses="tombstones of everybody age alike",
    timeout=300,
)
def sweep() -> None:
    sweep_accounts()
