"""Ask for the audit log as a file, or for some of it: by who, what, when and where."""

from identity.exporting import AuditExport, Export, exports
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = exports()


@app.endpoint(
    "POST /api/workspace/audit/exports",
    scope="audit:read",
    limit="20/day per workspace",
    grants=["identity-acts-1:PutItem", "identity-exports-1:PutItem"],
    status=202,
)
def export_log(caller: Caller, wanted: AuditExport) -> Export:
    return ours.audit(caller, wanted)
