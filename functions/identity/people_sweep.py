"""Forget people who left the workspace more than thirty days ago."""

from identity.people import sweep_people
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=["identity-people-1/by-deletion:Query", "identity-people-1:DeleteItem,GetItem,UpdateItem"],
    crosses="tombstones of every workspace age alike",
    timeout=300,
)
def sweep() -> None:
    sweep_people()
