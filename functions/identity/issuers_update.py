"""Change what a provider of the workspace is called, about whom it is believed, and whom it lets in."""

from identity.issuers import Issuer, IssuerId, IssuerUpdate
from identity.issuers.setting_up import setting_up
from kernel.api import Api
from kernel.callers import Caller
from kernel.journal import IfMatch

app = Api(__name__)
ours = setting_up()


@app.endpoint(
    "PATCH /api/workspace/issuers/{issuer_id}",
    scope="workspace:write",
    grants=[
        "identity-acts-1:PutItem",
        "identity-by-domain-1:ConditionCheckItem",
        "identity-issuers-1:BatchGetItem,PutItem,UpdateItem",
        "identity-sessions-1:ConditionCheckItem",
        "shared-seal:GenerateDataKey",
    ],
)
def update_issuer(caller: Caller, issuer_id: IssuerId, update: IssuerUpdate, expected: IfMatch) -> Issuer:
    return ours.update(caller, issuer_id, update, expected)
