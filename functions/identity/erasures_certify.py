"""Hear what other rooms held of a workspace that was erased, and certify it when all have let go."""

from contracts.erasure import RoomErased
from identity.erasing import certificates
from identity.erasing.record import CERTIFIES
from kernel.api import Api

app = Api(__name__)
ours = certificates()


@app.bus(
    "erasure.RoomErased",
    grants=[*CERTIFIES, "identity-by-kid-1:GetItem", "identity-signing:Sign", "shared-mail:SendRawEmail"],
    timeout=60,
)
def certify(said: RoomErased) -> None:
    ours.hear(said)
