"""Enter what people did in other rooms in the audit log, once however often it is told."""

from contracts.audit import Acted
from identity.audit import recorder
from kernel.api import Api

app = Api(__name__)
ours = recorder()


@app.bus("audit.Acted", grants=["identity-audit-1:PutItem,Query"])
def collect_act(act: Acted) -> None:
    ours.record(act)
