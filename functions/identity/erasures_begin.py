"""Begin to erase the workspaces whose week is over."""

from identity.erasing import due
from kernel.api import Api

app = Api(__name__)
ours = due()


@app.every(
    "1 hour",
    grants=["identity-erase:SendMessage", "identity-workspaces-1/by-erasure:Query"],
    crosses="workspaces of all ages are due alike",
    timeout=300,
)
def begin() -> None:
    ours.begin()
