"""What an access token says.

It names a session; what its person may do is looked up where they call. Pure.
"""

from collections.abc import Iterable
from typing import NamedTuple

from identity.sessions.model import Session
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Unauthenticated
from kernel.ids import new_id

LASTS = 600
"""Seconds for which an access token is good."""

SKEW = 60
"""Seconds by which clocks may differ."""

KIND = "at+jwt"
AUDIENCE = "stoa"


class TokenRefused(Unauthenticated):
    """Not a token of ours, or not any more: the answer is the same."""


class Claims(NamedTuple):
    """What is believed of a token: whose it is, and of which session."""

    workspace: WorkspaceId
    person: PersonId
    session_id: str
    auth_time: int
    amr: tuple[str, ...]
    expires: int
    client_id: str = AUDIENCE
    """The application that holds it, or we ourselves."""
    scopes: frozenset[str] = frozenset()
    """What an application may do with it."""


def said(session: Session, issuer: str, now: int) -> dict[str, object]:
    """The claims of an access token for ``session`` (RFC 9068)."""
    return {
        "iss": issuer,
        "aud": AUDIENCE,
        "sub": session.person,
        "ws": session.workspace,
        "sid": session.session_id,
        "client_id": session.client_id or AUDIENCE,
        "iat": now,
        "exp": now + LASTS,
        "jti": new_id(),
        "auth_time": session.auth_time,
        "amr": list(session.amr),
    }


def said_of(session: Session, scopes: Iterable[str], issuer: str, now: int) -> dict[str, object]:
    """The claims of one for the application whose session it is."""
    return {**said(session, issuer, now), "scope": " ".join(sorted(scopes))}


def said_alone(
    client_id: str, workspace: WorkspaceId, scopes: Iterable[str], issuer: str, now: int
) -> dict[str, object]:
    """The claims of one for an application that calls for itself."""
    return {
        "iss": issuer,
        "aud": AUDIENCE,
        "sub": client_id,
        "ws": workspace,
        "client_id": client_id,
        "scope": " ".join(sorted(scopes)),
        "iat": now,
        "exp": now + LASTS,
        "jti": new_id(),
    }
