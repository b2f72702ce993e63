"""What a client may get wrong, by the codes of OAuth, and the documents that say so (RFC 6749, 5.2)."""

import re
from collections.abc import Mapping

from kernel.errors import Forbidden, Malformed, Refusal, TooManyRequests, Unauthenticated, Unavailable
from kernel.manners import Manner

_NOT_SAID = re.compile(r"[^ !#-\[\]-~]")


class InvalidRequest(Malformed):
    """Something is missing, or said twice, or not as it must be."""

    error = "invalid_request"


class InvalidClient(Unauthenticated):
    """There is no such client, or it did not show that it is itself: the answer is the same."""

    error = "invalid_client"

    def headers(self) -> Mapping[str, str]:
        return {"WWW-Authenticate": 'Basic realm="stoa"'}


class InvalidGrant(Malformed):
    """What was shown is not good, or not any more, or was given to another."""

    error = "invalid_grant"


class UnauthorizedClient(Malformed):
    """The client is not registered for this way to a token."""

    error = "unauthorized_client"


class UnsupportedGrantType(Malformed):
    """There is no such way to a token."""

    error = "unsupported_grant_type"


class InvalidScope(Malformed):
    """The client asks for more than it may have, or for nothing that there is."""

    error = "invalid_scope"


class AuthorizationPending(Malformed):
    """Nobody has decided yet; ask again."""

    error = "authorization_pending"


class SlowDown(Malformed):
    """Ask five seconds less often."""

    error = "slow_down"


class ExpiredToken(Malformed):
    """Nobody decided in time; begin again."""

    error = "expired_token"


class AccessDenied(Malformed):
    """They said no."""

    error = "access_denied"


class UnsupportedTokenType(Malformed):
    """A token that an application has for itself ends by itself; disable the application instead."""

    error = "unsupported_token_type"


class OAuthErrors(Manner):
    """Refusals as OAuth has them."""

    name = "OAuthError"
    schema: Mapping[str, object] = {
        "type": "object",
        "description": "What was refused and why (RFC 6749, 5.2).",
        "properties": {
            "error": {"type": "string", "examples": ["invalid_grant"]},
            "error_description": {"type": "string", "description": "For people."},
        },
        "required": ["error"],
    }

    def document(self, refusal: Refusal) -> Mapping[str, object]:
        said = _NOT_SAID.sub("'", str(refusal))
        return {"error": code(refusal), "error_description": said}

    def status(self, refusal: Refusal) -> int:
        kept = (Unauthenticated, Forbidden, TooManyRequests, Unavailable)
        return refusal.status if isinstance(refusal, kept) or refusal.status >= 500 else 400  # noqa: PLR2004 - HTTP's own


def code(refusal: Refusal) -> str:
    """The code of OAuth that comes nearest."""
    said: str | None = getattr(refusal, "error", None)
    if said is not None:
        return said
    match refusal:
        case Unauthenticated():
            return "invalid_token"
        case Forbidden():
            return "access_denied"
        case TooManyRequests() | Unavailable():
            return "temporarily_unavailable"
        case _:
            return "server_error" if refusal.status >= 500 else "invalid_request"  # noqa: PLR2004 - HTTP's own


MANNER = OAuthErrors()
