"""Registering."""

from identity.registration.model import Register, Registered, Verified, Verify
from identity.registration.service import Registration

__all__ = ["Register", "Registered", "Registration", "Verified", "Verify", "registration"]


def registration() -> Registration:
    """Registering as production does it."""
    from identity.letters import post
    from identity.passwords import Passwords
    from identity.registration.table import RegistrationTable
    from identity.signing import signing
    from identity.tickets import tickets
    from kernel.settings import ORIGIN

    return Registration(RegistrationTable(), Passwords(), tickets(), signing(), post(), ORIGIN)
