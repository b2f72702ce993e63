"""Enter what people did here in the audit log, once however often it is told."""

from identity.acts.table import read
from identity.audit import recorder
from kernel.api import Api
from kernel.changes import Change

app = Api(__name__)
ours = recorder()


@app.stream("identity-acts-1", grants=["identity-audit-1:PutItem,Query"])
def record_act(change: Change) -> None:
    if change.kind == "created" and change.after:
        ours.record(read(change.after))
