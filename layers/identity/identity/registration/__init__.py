"""Registering."""

from identity.registration.model import Register, Registered, Verify
from identity.registration.service import Registration

__all__ = ["Register", "Registered", "Registration", "Verify", "registration"]


def registration() -> Registration:
    """Registering as production does it."""
    from identity.letters import post
    from identity.passwords import Passwords
    from identity.registration.table import RegistrationTable
    from identity.sessions import sessions
    from identity.tickets import tickets
    from kernel.settings import ORIGIN

    return Registration(RegistrationTable(), Passwords(), tickets(), sessions(), post(), ORIGIN)
