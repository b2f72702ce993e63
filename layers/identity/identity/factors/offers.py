"""What somebody who must set up a second factor is offered. Pure, but for the keys that a passkey may have."""

from pydantic import BaseModel, Field

from identity.factors.model import TotpOffer
from identity.passkeys import CreationOptions


class Offered(BaseModel, frozen=True):
    """What can be set up: one of these is enough."""

    totp: TotpOffer
    passkey: CreationOptions = Field(description="For `navigator.credentials.create`.")
