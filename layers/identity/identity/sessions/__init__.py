"""Sessions: who is signed in, and from which device."""

from identity.sessions.model import GRACE, Everywhere, RefreshToken, Session, SessionOver, Shown
from identity.sessions.service import Sessions

__all__ = ["GRACE", "Everywhere", "RefreshToken", "Session", "SessionOver", "Sessions", "Shown", "sessions"]


def sessions() -> Sessions:
    """The sessions as production keeps them."""
    from identity.sessions.table import SessionTable

    return Sessions(SessionTable(), _keys)


def _keys() -> list[str]:
    from kernel.secrets import previous, secret

    return [key for key in (secret("identity-refreshing"), previous("identity-refreshing")) if key]
