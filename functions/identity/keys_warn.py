"""Tell the owners of API keys that one is about to end: two weeks before, and three days before."""

from identity.keys import warnings
from kernel.api import Api

app = Api(__name__)
ours = warnings()


@app.every(
    "1 day",
    grants=[
        "identity-acts-1:PutItem",
        "identity-keys-1/by-expiry:Query",
        "identity-keys-1:UpdateItem",
        "identity-people-1:BatchGetItem",
        "identity-workspaces-1:BatchGetItem",
        "shared-mail:SendRawEmail",
    ],
    crosses="the keys of all workspaces end alike",
    timeout=300,
)
def warn() -> None:
    ours.give()
