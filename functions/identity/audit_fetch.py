"""See how far an export of the audit log is, and fetch what is ready."""

from uuid import UUID

from identity.exporting import Export, exports
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = exports()


@app.endpoint(
    "GET /api/workspace/audit/exports/{export_id}",
    scope="audit:read",
    grants=[
        "identity-exports-1:GetItem",
        "shared-exports/exports/*:GetObject",
        "shared-exports:ListBucket",
    ],
    secret=True,
)
def fetch_export(caller: Caller, export_id: UUID) -> Export:
    return ours.see(caller, str(export_id), "audit")
