"""What a code is good for, and who may show it. Pure."""

import hmac
import re
from hashlib import sha256
from uuid import UUID

from identity.clients.model import Client
from identity.openid.errors import InvalidGrant, InvalidRequest
from identity.openid.model import Grant, TokenRequest
from identity.signing.model import encoded
from identity.tickets.model import Ticket

_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")


def brought(ticket: Ticket) -> str:
    """The session that a code brings: it follows from the code, so that one which comes twice still tells it."""
    return str(UUID(bytes=sha256(f"session\n{ticket.secret}".encode()).digest()[:16]))


def examined(grant: Grant, client: Client, asked: TokenRequest) -> None:
    """Raise unless the code was given to this client, for this address, and it holds what it began with (RFC 7636)."""
    if asked.code_verifier is None:
        raise InvalidRequest("code_verifier is missing")
    if grant.client_id != client.client_id:
        raise InvalidGrant("this code was given to another application")
    if asked.redirect_uri != grant.redirect_uri:
        raise InvalidGrant("redirect_uri is not the one that the code was asked for with")
    if not _VERIFIER.fullmatch(asked.code_verifier) or not proves(asked.code_verifier, grant.challenge):
        raise InvalidGrant("code_verifier does not belong to the code_challenge")


def proves(verifier: str, challenge: str) -> bool:
    """Whether the challenge is the verifier's."""
    return hmac.compare_digest(encoded(sha256(verifier.encode()).digest()), challenge)
