"""Keep the hashes of some audit logs where nobody who can write the logs can change them."""

from identity.audit import anchoring
from identity.audit.growth import Grown
from kernel.api import Api

app = Api(__name__)
ours = anchoring()


@app.queue(
    "identity-anchor",
    batch=1,
    timeout=60,
    grants=["identity-audit-1:Query", "identity-audit/anchors/*:PutObject"],
    crosses="the logs of all workspaces are anchored alike",
)
def keep(grown: Grown) -> None:
    ours.anchor(grown)
