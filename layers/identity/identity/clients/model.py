"""What an application is that people sign in to with Stoa: a client, as OAuth calls it. Pure."""

import hmac
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from contracts.scopes import SCOPES
from identity.clients.logouts import Logouts
from identity.clients.uris import HttpsUri, WayBack, fits
from identity.roles.model import within
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import Conflict, Invalid, NotFound

CODE = "authorization_code"
REFRESH = "refresh_token"
ALONE = "client_credentials"
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"

GrantType = Literal[
    "authorization_code", "refresh_token", "client_credentials", "urn:ietf:params:oauth:grant-type:device_code"
]
Kind = Literal["confidential", "public"]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
ClientId = Annotated[
    str, Field(pattern=r"^[a-z0-9-]{1,40}-[0-9a-f]{8}$", examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f-5f2c01ab"])
]
Group = Annotated[str, StringConstraints(pattern=r"^[0-9a-f-]{36}$")]

OPENID = {
    "openid": "Know who you are",
    "profile": "See your name, language and time zone",
    "email": "See your e-mail address",
    "groups": "See which groups you are in",
    "roles": "See which role you have",
    "offline_access": "Stay connected while you are away",
}
"""What an application may learn; and, in words, what a person is asked."""

NEVER = frozenset({"me:write"})
"""What no application is given: who may change an account could take it over."""

OWN = frozenset({"me:read", "me:identify"})
"""What is about a person: of no use to an application that calls for itself."""

_NOBODY = "-" * 64
"""What a secret is compared with where there is none: no hash reads like this."""

_LONGEST_SECRET = 200


class NoSuchClient(NotFound):
    """The workspace has no such application, or not any more."""


class TooManyClients(Conflict):
    """The workspace has as many applications as its plan allows."""


class Secret(BaseModel, frozen=True):
    """A secret of a client, of which only a hash is kept: nobody can guess 256 bits, so it needs no salt."""

    digest: str
    created: datetime
    expires: datetime | None = None


class SecretShown(BaseModel, frozen=True):
    """That there is a secret, and until when."""

    created: datetime
    expires: datetime | None = Field(default=None, description="When it ends, after it was rotated.", examples=[None])


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    redirect_uris: tuple[WayBack, ...] = Field(
        default=(),
        max_length=20,
        description="Where people may be sent back to, exactly; on the loopback the port may be any.",
        examples=[["https://wiki.example.com/callback"]],
    )
    post_logout_redirect_uris: tuple[WayBack, ...] = Field(
        default=(), max_length=20, description="Where they may be sent after signing out.", examples=[[]]
    )
    backchannel_logout_uri: HttpsUri | None = Field(
        default=None, description="Where it is told that somebody signed out.", examples=[None]
    )
    grant_types: tuple[GrantType, ...] = Field(default=("authorization_code", "refresh_token"), max_length=4)
    scopes: tuple[str, ...] = Field(
        default=("openid", "profile", "email"), max_length=60, description="All that it may ever ask for."
    )
    first_party: bool = Field(default=False, description="It is the company's own, so nobody is asked for consent.")
    groups: tuple[Group, ...] = Field(
        default=(), max_length=50, description="Who may use it: people in one of these groups; empty: everybody."
    )
    logo_uri: HttpsUri | None = Field(default=None, examples=[None])
    client_uri: HttpsUri | None = Field(default=None, description="Its home page.", examples=[None])


class ClientDraft(_Said):
    """An application that is to be registered."""

    name: Name = Field(examples=["Wiki"])
    kind: Kind = Field(
        default="confidential", description="Whether it can keep a secret; an app on a phone or in a browser cannot."
    )


class ClientUpdate(_Said):
    """What is to be different; what is not said stays."""

    name: Name | None = Field(default=None, examples=["Wiki"])
    enabled: bool | None = Field(default=None, description="`false` stops it within a minute.", examples=[True])


class ClientShown(_Said):
    """An application of the workspace."""

    client_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f-5f0e4c51"])
    modseq: int = Field(default=0, description="Rises with every change; it is the ETag.", examples=[1])
    name: str = Field(examples=["Wiki"])
    kind: Kind
    enabled: bool = True
    secrets: tuple[SecretShown, ...] = ()
    created: datetime
    created_by: PersonId = Field(examples=["ada"])


class ClientStanding(ClientShown):
    """An application, and how it takes it that people sign out."""

    logouts: Logouts | None = Field(
        default=None,
        description="Of one that hears of it at `backchannel_logout_uri`, once somebody has signed out. It changes "
        "without the ETag, which is of what an administrator says.",
        examples=[None],
    )


class Registered(ClientShown):
    """The same with its secret, which is shown this once."""

    client_secret: str | None = Field(
        default=None, description="Of a public client there is none.", examples=["s" * 43]
    )


class Rotation(BaseModel):
    """For how long the secret before is good beside the new one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    overlap: int = Field(default=7 * 86400, ge=0, le=90 * 86400, description="Seconds.", examples=[604800])


class Client(_Said):
    """What is kept of it."""

    backchannel_logout_uri: str | None = None  # it was looked at when it was said
    client_id: str
    workspace: WorkspaceId
    modseq: int = 0
    name: str
    kind: Kind
    enabled: bool = True
    secrets: tuple[Secret, ...] = ()
    created: datetime
    created_by: PersonId

    @property
    def may(self) -> frozenset[str]:
        """All that it may ever be given."""
        return frozenset(self.scopes) & (SCOPES.keys() | OPENID.keys()) - NEVER

    @property
    def alone(self) -> frozenset[str]:
        """What it may do that is not about one person: all of it, when it calls for itself."""
        return self.may & SCOPES.keys() - OWN

    def serves(self, groups: tuple[str, ...]) -> bool:
        """Whether somebody who is in these groups may use it."""
        return not self.groups or bool(set(self.groups) & set(groups))

    def leads_to(self, uri: str) -> bool:
        return fits(uri, self.redirect_uris)

    def genuine(self, secret: str, now: datetime) -> bool:
        """Whether it is a secret of this client; it takes as long whatever there is to compare."""
        shown = sha256(secret[:_LONGEST_SECRET].encode()).hexdigest()
        good = [each.digest for each in self.secrets if each.expires is None or each.expires > now]
        found = [hmac.compare_digest(shown, each) for each in (*good, _NOBODY, _NOBODY)[:2]]
        return any(found)

    def shown(self) -> ClientShown:
        return ClientShown.model_validate(self._plain())

    def standing(self, logouts: Logouts | None) -> ClientStanding:
        return ClientStanding(**dict(self.shown()), logouts=logouts)

    def registered(self, secret: str | None) -> Registered:
        return Registered.model_validate({**self._plain(), "client_secret": secret})

    def updated(self, update: ClientUpdate, caller: Caller) -> Self:
        changes = {name: getattr(update, name) for name in update.model_fields_set}
        kept = {name: value for name, value in changes.items() if value is not None or name in _CLEARED}
        within(caller, self.alone)
        return self.model_copy(update=kept).checked(caller)

    def rotated(self, digest: str, now: datetime, overlap: int) -> Self:
        """The client with a new secret; the newest before it is good for a while, and others no more."""
        if self.kind == "public":
            raise _wrong("kind", "a public client has no secret")
        ends = now + timedelta(seconds=overlap)
        before = [each for each in self.secrets if each.expires is None or each.expires > now][-1:] if overlap else []
        kept = [each.model_copy(update={"expires": min(ends, each.expires or ends)}) for each in before]
        return self.model_copy(update={"secrets": (*kept, Secret(digest=digest, created=now))})

    def checked(self, caller: Caller) -> Self:
        """Itself, or ``Invalid``; ``NotYours`` if it could do what the caller may not, by itself or for who lets it in.

        Whoever says where people are sent back to, or what the secret is, has what they are given there.
        """
        for field, said in self._mistakes():
            raise _wrong(field, said)
        within(caller, self.alone)
        return self

    def _mistakes(self) -> Iterator[tuple[str, str]]:
        unknown = sorted(set(self.scopes) - (SCOPES.keys() | OPENID.keys()) | set(self.scopes) & NEVER)
        if unknown:
            yield "scopes", f"no application is given {unknown[0]}"
        if CODE in self.grant_types and not self.redirect_uris:
            yield "redirect_uris", "an application that people are sent back to says where to"
        if ALONE in self.grant_types and self.kind == "public":
            yield "grant_types", "a public client cannot call for itself, since anybody could be it"

    def _plain(self) -> dict[str, object]:
        said = self.model_dump(exclude={"workspace", "secrets"})
        return {**said, "secrets": [each.model_dump(include={"created", "expires"}) for each in self.secrets]}


_CLEARED = frozenset({"backchannel_logout_uri", "logo_uri", "client_uri"})


def workspace_of(client_id: str) -> WorkspaceId:
    """The workspace that a client says it is of."""
    return WorkspaceId(client_id.rpartition("-")[0])


def _wrong(field: str, said: str) -> Invalid:
    return Invalid(f"{field}: {said}", [{"field": field, "code": "wrong", "detail": said}])


def full(there: int, most: int) -> TooManyClients:
    """What is said when there are as many as there may be."""
    return TooManyClients(
        f"this workspace has {there} applications, and its plan allows {most}; delete one that is not used"
    )
