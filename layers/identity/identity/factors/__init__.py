"""Second factors: authenticator apps, passkeys and recovery codes; showing them, setting them up, and losing them.

``entering`` is for who signs in, ``admission`` for who must set one up while they do, ``keeping`` for who is signed in,
and ``stepping`` for who shows once more that it is them.
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
    from identity.factors.admission import Admission
    from identity.factors.enrolling import Enrolling
    from identity.factors.entering import Entering
    from identity.factors.keeping import Keeping
    from identity.factors.news import News
    from identity.factors.proofs import Proofs
    from identity.factors.stepping import SteppingUp

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
    "enrolment",
    "own_factors",
    "second_step",
    "stepping_up",
]


def second_step() -> "Entering":
    """The second step, and passkeys alone, as production has them."""
    from identity.factors.entering import Entering
    from identity.factors.table import FactorTable
    from identity.signin import entrance
    from identity.tickets import tickets

    return Entering(FactorTable(), _proofs(), tickets(), entrance())


def enrolment() -> "Admission":
    """Enrolment while signing in, as production has it."""
    from identity.factors.admission import Admission
    from identity.factors.table import FactorTable
    from identity.signin import entrance
    from identity.tickets import tickets

    return Admission(FactorTable(), _enrolling(), tickets(), entrance(), _news())


def own_factors() -> "Keeping":
    """What somebody does with their factors, as production has it."""
    from identity.factors.keeping import Keeping
    from identity.factors.table import FactorTable

    return Keeping(FactorTable(), _enrolling(), _news())


def stepping_up() -> "SteppingUp":
    """Stepping up, as production has it."""
    from identity.factors.stepping import SteppingUp
    from identity.factors.table import FactorTable
    from identity.passwords import Passwords
    from identity.signing import signing
    from kernel.settings import ORIGIN

    return SteppingUp(FactorTable(), _proofs(), Passwords(), signing(), ORIGIN)


def _proofs() -> "Proofs":
    from identity.factors.challenges import party
    from identity.factors.proofs import Proofs
    from identity.factors.table import FactorTable
    from identity.signin.table import SignInTable
    from identity.tickets import tickets
    from kernel.settings import ORIGIN

    return Proofs(FactorTable(), SignInTable(), tickets(), party(ORIGIN))


def _enrolling() -> "Enrolling":
    from identity.factors.challenges import party
    from identity.factors.enrolling import Enrolling
    from identity.factors.table import FactorTable
    from identity.tickets import tickets
    from kernel.settings import ORIGIN

    return Enrolling(FactorTable(), tickets(), party(ORIGIN))


def _news() -> "News":
    from identity.factors.news import News
    from identity.letters import post
    from kernel.settings import ORIGIN

    return News(post(), ORIGIN)
