"""Turn the keys that sign tokens: a new one every two months, known for a day before it signs."""

from identity.signing import signing
from kernel.api import Api

app = Api(__name__)
ours = signing()


@app.every(
    "1 day",
    grants=[
        "identity-by-kid-1:GetItem,PutItem",
        "identity-signing:CreateKey,GetPublicKey,ScheduleKeyDeletion,TagResource",
    ],
    crosses="the keys that sign are everybody's",
)
def turn() -> None:
    ours.turn()
