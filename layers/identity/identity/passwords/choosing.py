"""Passwords as production lets people choose them: none that is known to be published, where somebody can say so."""

from identity.passwords.service import Passwords
from kernel import settings


def passwords() -> Passwords:
    """With whoever the operator has named, if they have."""
    if not settings.BREACH_RANGE:
        return Passwords()
    from identity.passwords.pwned import PwnedRanges

    return Passwords(PwnedRanges(settings.BREACH_RANGE))
