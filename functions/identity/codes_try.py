"""Take the code of a letter in place of its link, on the device on which it was asked for."""

from identity.recovery import Ticketed, TryCode, recovery
from kernel.api import Api

app = Api(__name__)
ours = recovery()


@app.public(
    "POST /api/auth/magic/code",
    limit="30/minute per address",
    grants=["identity-tickets-1:DeleteItem,PutItem,UpdateItem"],
    crosses="whoever signs in is somebody only afterwards",
    secret=True,
)
def take_code(wanted: TryCode) -> Ticketed:
    return ours.code(wanted)
