"""Say which audit logs grew, so that the hash of each is kept where nobody who can write the log can change it."""

from identity.audit import anchoring
from kernel.api import Api

app = Api(__name__)
ours = anchoring()


@app.every(
    "1 hour",
    grants=["identity-anchor:SendMessage", "identity-audit-1/by-day:Query"],
    crosses="the logs of all workspaces are anchored alike",
    timeout=300,
)
def begin() -> None:
    ours.begin()
