"""Signing in, staying signed in and signing out."""

from typing import TYPE_CHECKING

from identity.signin.model import Linked, Login, LoginAnswer, Refresh, SecondStep, SignedIn

if TYPE_CHECKING:
    from identity.signin.reception import Entrance

__all__ = ["Linked", "Login", "LoginAnswer", "Refresh", "SecondStep", "SignedIn", "entrance"]


def entrance() -> "Entrance":
    """The entrance as production has it."""
    from identity.callers.table import StandingTable
    from identity.passwords import Passwords
    from identity.sessions import sessions
    from identity.signin.reception import Entrance
    from identity.signin.service import SignIn
    from identity.signin.table import SignInTable
    from identity.signing import signing
    from identity.tickets import tickets

    staying = sessions()
    return Entrance(SignIn(SignInTable(), Passwords(), staying, tickets()), staying, signing(), StandingTable())
