"""What an application is told of a person: ID tokens and claims (OpenID Connect Core, 2 and 5). Pure."""

import json
from binascii import Error
from collections.abc import Mapping, Sequence
from hashlib import sha256

from identity.people.model import Member
from identity.sessions.model import Session
from identity.signing.model import decoded, encoded

KIND = "JWT"
LASTS = 600

SINGLE = "urn:stoa:acr:single"
MULTI = "urn:stoa:acr:multi"


def acr(amr: Sequence[str]) -> str:
    """How sure it is who somebody is: whether by one thing or by two."""
    return MULTI if "mfa" in amr else SINGLE


def about(member: Member, scopes: Sequence[str], groups: Sequence[str], issuer: str) -> dict[str, object]:
    """The claims that the scopes stand for; where a picture is, whoever issues them knows."""
    found: dict[str, object] = {"sub": member.person}
    if "profile" in scopes:
        found |= {"name": member.name, "locale": member.locale, "zoneinfo": member.zone}
        found |= {"picture": f"{issuer}{member.picture}"} if member.picture else {}
    if "email" in scopes:
        found |= {"email": member.email, "email_verified": True}
    if "groups" in scopes:
        found["groups"] = list(groups)
    if "roles" in scopes:
        found["roles"] = [member.role]
    return found


def id_token(
    session: Session, claims: Mapping[str, object], *, issuer: str, access_token: str, nonce: str | None, now: int
) -> dict[str, object]:
    """What an ID token says."""
    said = {} if nonce is None else {"nonce": nonce}
    return {
        **claims,
        "iss": issuer,
        "sub": session.person,
        "aud": session.client_id,
        "exp": now + LASTS,
        "iat": now,
        "auth_time": session.auth_time,
        "acr": acr(session.amr),
        "amr": list(session.amr),
        "sid": session.session_id,
        "at_hash": half(access_token),
        **said,
    }


def half(access_token: str) -> str:
    """The ``at_hash`` of an access token."""
    return encoded(sha256(access_token.encode()).digest()[:16])


def subject_of(token: str) -> str:
    """Whom a token claims to be about. Nothing of it is believed: it is compared with who is there."""
    try:
        said = json.loads(decoded(token.split(".")[1]))
        return str(said["sub"])
    except (ValueError, KeyError, IndexError, TypeError, Error, RecursionError):
        return ""
