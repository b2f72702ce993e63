"""Stoa as an OpenID provider: other programs let their people in with it (OAuth 2.0, OpenID Connect)."""

from typing import TYPE_CHECKING

from identity.openid.asking import Wanted
from identity.openid.errors import MANNER
from identity.openid.model import Asked, Decided, Decision, TokenRequest, Tokens

if TYPE_CHECKING:
    from identity.openid.authorizing import Authorizing
    from identity.openid.issuing import Issuing

__all__ = [
    "MANNER",
    "Asked",
    "Decided",
    "Decision",
    "TokenRequest",
    "Tokens",
    "Wanted",
    "authorization",
    "issuance",
]


def authorization() -> "Authorizing":
    """Letting people in, as production does."""
    from identity.openid.authorizing import Authorizing
    from identity.openid.table import OpenIdTable
    from identity.sessions import sessions
    from identity.tickets import tickets
    from kernel.settings import ORIGIN

    return Authorizing(OpenIdTable(), sessions(), tickets(), ORIGIN)


def issuance() -> "Issuing":
    """Giving tokens, as production does."""
    from identity.openid.issuing import Issuing
    from identity.openid.naming import group_names
    from identity.openid.table import OpenIdTable
    from identity.sessions import sessions
    from identity.signing import signing
    from identity.tickets import tickets
    from kernel.settings import ORIGIN

    return Issuing(OpenIdTable(), sessions(), tickets(), signing(), group_names, ORIGIN)
