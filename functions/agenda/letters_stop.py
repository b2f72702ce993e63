"""Send somebody no more letters of a kind, by the address in one of them (RFC 8058), as mail programs do."""

from agenda.alerts import leaves
from agenda.alerts.grants import ARMS
from agenda.alerts.leaving import Text, Unsubscribed
from kernel.api import Api

app = Api(__name__)
ours = leaves()


@app.public(
    "POST /api/agenda/unsubscribe",
    limit="6000/hour per address",
    grants=["agenda-people-1:BatchGetItem", "shared-signing:GetSecretValue", *ARMS],
    crosses="whoever has the letter is nobody here",
)
def stop(token: Text) -> Unsubscribed:
    return ours.leave(token)
