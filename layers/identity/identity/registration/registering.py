"""Registering, as production has it: whoever registers chooses a password."""

from identity.passwords.choosing import passwords
from identity.registration.service import Registration


def registration() -> Registration:
    """Registering as production does it."""
    from identity.letters import post
    from identity.registration.table import RegistrationTable
    from identity.signing import signing
    from identity.tickets import tickets
    from kernel.settings import ORIGIN

    return Registration(RegistrationTable(), passwords(), tickets(), signing(), post(), ORIGIN)
