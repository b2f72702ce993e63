"""Set up a provider with which the people of the workspace sign in."""

from identity.issuers import Issuer, IssuerDraft
from identity.issuers.setting_up import setting_up
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = setting_up()


@app.endpoint(
    "POST /api/workspace/issuers",
    scope="workspace:write",
    limit="20/hour per caller",
    grants=[
        "identity-acts-1:PutItem",
        "identity-by-domain-1:ConditionCheckItem",
        "identity-issuers-1:BatchGetItem,PutItem,Query,UpdateItem",
        "identity-sessions-1:ConditionCheckItem",
        "shared-seal:GenerateDataKey",
    ],
    status=201,
)
def create_issuer(caller: Caller, draft: IssuerDraft) -> Issuer:
    return ours.create(caller, draft)
