"""Issue an API key. Only who may invoke functions of this account can: an administrator, or the set-up."""

from contracts.identity import IssuedKey, IssueKey
from identity.keys import keys
from kernel.api import Api

app = Api(__name__)


@app.call(
    "keys_issue",
    grants=["identity-acts-1:PutItem", "identity-keys-1:PutItem"],
    crosses="the first key of a workspace is issued before anybody can call",
)
def issue_key(request: IssueKey) -> IssuedKey:
    return keys().issue(request)
