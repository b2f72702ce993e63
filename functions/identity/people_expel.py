"""End the sessions of whoever was deactivated or removed, and what they agreed to with them."""

from identity.people import expelling
from kernel.api import Api
from kernel.changes import Change

app = Api(__name__)
ours = expelling()


@app.stream(
    "identity-people-1",
    grants=[
        "identity-consents-1:DeleteItem,Query",
        "identity-people-1:BatchGetItem",
        "identity-sessions-1:DeleteItem,Query",
    ],
)
def expel(change: Change) -> None:
    ours.expel(change)
