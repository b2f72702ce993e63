"""How a client shows that it is itself (RFC 6749, 2.3.1). Pure."""

from base64 import b64decode
from binascii import Error
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import unquote_plus

from identity.clients.model import Client
from identity.openid.errors import InvalidClient, InvalidRequest
from kernel.callers import PersonId, WorkspaceId


class Credentials(NamedTuple):
    """What a request shows; nothing of it has been believed yet."""

    client_id: str
    secret: str | None


def shown(authorization: str | None, client_id: str | None, secret: str | None) -> Credentials:
    """From the header or from the form, and not from both."""
    kind, _, said = (authorization or "").partition(" ")
    if kind.lower() == "basic":
        if secret is not None:
            raise InvalidRequest("show the secret in one way, in the header or in the form")
        user, secret = _unpacked(said.strip())
        if client_id not in {None, user}:
            raise InvalidRequest("the header and the form name different clients")
        return Credentials(user, secret)
    if client_id is None:
        raise InvalidClient("a client has to show that it is itself")
    return Credentials(client_id, secret)


def believed(client: Client | None, credentials: Credentials, now: datetime) -> Client:
    """The client, or ``InvalidClient``; whatever is wrong, it takes as long."""
    genuine = (client or NOBODY).genuine(credentials.secret or "", now)
    public = client is not None and client.kind == "public" and credentials.secret is None
    if client is None or not client.enabled or not (genuine or public):
        raise InvalidClient("there is no such client, or this is not its secret")
    return client


def _unpacked(said: str) -> tuple[str, str]:
    try:
        user, colon, secret = b64decode(said, validate=True).decode("ascii").partition(":")
    except (Error, ValueError) as error:
        raise InvalidClient("the header cannot be read") from error
    if not colon:
        raise InvalidClient("the header cannot be read")
    return unquote_plus(user), unquote_plus(secret)


NOBODY = Client(
    client_id="",
    workspace=WorkspaceId(""),
    name="",
    kind="confidential",
    enabled=False,
    created=datetime(1970, 1, 1, tzinfo=UTC),
    created_by=PersonId(""),
)
"""What is compared with where there is no client."""
