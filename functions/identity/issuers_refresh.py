"""Ask the providers of all workspaces once a day what they say of themselves, and keep that."""

from identity.issuers.refreshing import refreshing
from kernel.api import Api

app = Api(__name__)
ours = refreshing()


@app.every(
    "1 hour",
    grants=[
        "identity-acts-1:PutItem",
        "identity-issuers-1:BatchGetItem,PutItem,Scan,UpdateItem",
    ],
    crosses="the providers of every workspace may move",
    timeout=300,
)
def refresh() -> None:
    ours.all()
