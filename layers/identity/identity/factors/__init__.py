"""Second factors: authenticator apps, passkeys and recovery codes; showing them, setting them up, and losing them.

``entering`` is for who signs in, ``admission`` for who must set one up while they do, ``keeping`` and ``adding`` for
who is signed in, and ``stepping`` for who shows once more that it is them. Each but ``keeping`` looks at secrets and
signatures, and so is imported by name.
"""

from typing import TYPE_CHECKING

from identity.factors.model import (
    Added,
    Codes,
    Enrol,
    Enrolled,
    Factors,
    NewPasskey,
    Offer,
    PasskeyAdded,
    PasskeyEntry,
    PasskeyShown,
    Renamed,
    ShownSecond,
    SteppedUp,
    StepUp,
    TotpConfirm,
    TotpOffer,
)
from identity.factors.offers import Offered
from identity.passkeys import CreationOptions, RequestOptions
from identity.signin.model import LoginAnswer

if TYPE_CHECKING:
    from identity.factors.keeping import Keeping

__all__ = [
    "Added",
    "Codes",
    "CreationOptions",
    "Enrol",
    "Enrolled",
    "Factors",
    "LoginAnswer",
    "NewPasskey",
    "Offer",
    "Offered",
    "PasskeyAdded",
    "PasskeyEntry",
    "PasskeyShown",
    "Renamed",
    "RequestOptions",
    "ShownSecond",
    "StepUp",
    "SteppedUp",
    "TotpConfirm",
    "TotpOffer",
    "own_factors",
]


def own_factors() -> "Keeping":
    """What somebody does with their factors, as production has it."""
    from identity.factors.challenges import party
    from identity.factors.keeping import Keeping
    from identity.factors.news import News
    from identity.factors.table import FactorTable
    from identity.letters import post
    from kernel.settings import ORIGIN

    return Keeping(FactorTable(), party(ORIGIN), News(post(), ORIGIN))
