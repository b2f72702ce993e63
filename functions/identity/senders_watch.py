"""Look every day whether workspaces may still write from their own domains; Admins hear of one that has lapsed."""

from identity.sending import watches
from kernel.api import Api

app = Api(__name__)
ours = watches()


@app.every(
    "1 day",
    grants=[
        "identity-acts-1:PutItem",
        "identity-by-domain-1:ConditionCheckItem,DeleteItem,PutItem",
        "identity-people-1/by-standing:Query",
        "identity-senders:GetEmailIdentity",
        "identity-workspaces-1/by-sending:Query",
        "identity-workspaces-1:BatchGetItem,GetItem,PutItem,UpdateItem",
        "shared-mail:SendRawEmail",
    ],
    crosses="domains of every workspace may lapse",
    timeout=300,
)
def watch() -> None:
    ours.all()
