"""Tell an application that somebody signed out (OpenID Connect Back-Channel Logout)."""

from identity.openid.backchannel import Over
from identity.openid.messenger import telling
from kernel.api import Api

app = Api(__name__)
ours = telling()


@app.queue(
    "identity-logouts",
    batch=1,
    timeout=30,
    grants=[
        "identity-by-kid-1:GetItem",
        "identity-clients-1:BatchGetItem,ConditionCheckItem,PutItem",
        "identity-signing:Sign",
    ],
    crosses="the keys that sign are everybody's",
)
def send(over: Over) -> None:
    ours.over(over)
