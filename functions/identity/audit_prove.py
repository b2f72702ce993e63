"""Put a range of the audit log to the test: whether it is as it was entered, and where it is not."""

from typing import Annotated

from pydantic import Field

from identity.audit import Proof, audit
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = audit()


@app.endpoint(
    "GET /api/workspace/audit/proof",
    scope="audit:read",
    grants=["identity-acts-1:PutItem", "identity-audit:ListBucketVersions", "identity-audit-1:Query"],
)
def prove(caller: Caller, first: Annotated[int, Field(ge=1, le=10**15)] = 1) -> Proof:
    return ours.prove(caller, first)
