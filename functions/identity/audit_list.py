"""Read the audit log, the newest entry first: by who, what, when and where. To read it is an act as well."""

from identity.audit import Entry, audit
from identity.audit.wanted import Wanted
from kernel.api import Api
from kernel.callers import Caller
from kernel.pages import Listing, Page

app = Api(__name__)
ours = audit()


@app.endpoint(
    "GET /api/workspace/audit",
    scope="audit:read",
    grants=["identity-acts-1:PutItem", "identity-audit-1/by-time:Query", "shared-signing:GetSecretValue"],
)
def list_entries(caller: Caller, wanted: Wanted, page: Page) -> Listing[Entry]:
    return ours.page(caller, wanted, page)
