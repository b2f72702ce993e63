"""Signing in, staying signed in and signing out. Who knows of passwords is ``identity.signin.password``."""

from typing import TYPE_CHECKING

from identity.signin.model import Linked, Login, LoginAnswer, Refresh, SecondStep, SignedIn

if TYPE_CHECKING:
    from identity.signin.inside import Staying
    from identity.signin.reception import Entrance

__all__ = ["Linked", "Login", "LoginAnswer", "Refresh", "SecondStep", "SignedIn", "entrance", "staying"]


def entrance() -> "Entrance":
    """The entrance as production has it."""
    from identity.signin.reception import Entrance
    from identity.signin.service import SignIn
    from identity.signin.table import SignInTable
    from identity.tickets import tickets

    inside = staying()
    return Entrance(SignIn(SignInTable(), inside.sessions, tickets()), inside)


def staying() -> "Staying":
    """What keeps people signed in, as production has it."""
    from identity.callers.table import StandingTable
    from identity.sessions import sessions
    from identity.signin.inside import Staying
    from identity.signing import signing

    return Staying(sessions(), signing(), StandingTable())
