"""The providers: Google, Microsoft and Apple, which an installation may know, and those of a workspace. Pure.

``believed`` says about which addresses each is believed. That decides who gets into whose account, so it is narrow:
a provider is believed about an address if nobody but the owner of that address can have an account there that says it.
ADR 0017 gives the reasons, provider by provider.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from identity.addresses import normal
from identity.federation.claims import Claims, Unproven
from identity.federation.model import Kind
from identity.issuers.model import Issuer, Metadata
from kernel.callers import WorkspaceId

NAMES = {"google": "Google", "microsoft": "Microsoft", "apple": "Apple"}

_GOOGLES = frozenset({"gmail.com", "googlemail.com"})
_APPLES = frozenset({"icloud.com", "me.com", "mac.com", "privaterelay.appleid.com"})
_ANY_TENANT = frozenset({"common", "organizations", "consumers"})
_TENANT = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Provider:
    """Somebody else who knows people."""

    id: str
    kind: Kind
    name: str
    issuer: str
    """As tokens say it; of Microsoft with ``{tenantid}`` where the tenant stands."""
    metadata: Metadata
    client_id: str
    scope: str = "openid email profile"
    posts: bool = False
    """Whether it sends browsers back with a form."""
    workspace: WorkspaceId | None = None
    """Whose own it is; nobody's: the installation's."""
    own: Issuer | None = None

    def issuer_of(self, claims: Claims) -> str:
        """What ``iss`` must be, in a token that says this."""
        if "{tenantid}" not in self.issuer:
            return self.issuer
        tenant = claims.get("tid")
        if not isinstance(tenant, str) or not _TENANT.fullmatch(tenant):
            raise Unproven("it does not say of which tenant it is")
        return self.issuer.replace("{tenantid}", tenant)

    def key_of(self, key: Mapping[str, Any], issuer: str) -> None:
        """Raise ``Unproven`` if a key signs for other issuers only: some of Microsoft's do."""
        said = key.get("issuer")
        tenant = issuer.rsplit("/", 2)[-2] if "{tenantid}" in self.issuer else ""
        if self.kind == "microsoft" and said is not None and str(said).replace("{tenantid}", tenant) != issuer:
            raise Unproven("it was signed with a key of another issuer")


def installed(said: Mapping[str, Any], provider: str) -> Provider | None:
    """One of the three, if the installation is known to it."""
    client = said.get(provider)
    if not isinstance(client, dict) or not client.get("client_id"):
        return None
    match provider:
        case "google":
            found = _google(client)
        case "microsoft":
            found = _microsoft(client)
        case "apple":
            found = _apple(client)
        case _:
            return None
    return found


def of(issuer: Issuer, workspace: WorkspaceId) -> Provider:
    """One that a workspace set up."""
    return Provider(
        issuer.issuer_id, "oidc", issuer.name, issuer.issuer, issuer.metadata, issuer.client_id,
        workspace=workspace, own=issuer,
    )  # fmt: skip


def believed(provider: Provider, claims: Claims) -> str | None:
    """The address in a token that its provider is believed about, or none."""
    email = told(claims)
    if email is None:
        return None
    domain = email.rpartition("@")[2]
    verified = claims.get("email_verified")
    match provider.kind:
        case (
            "google"
        ):  # it checks what people type; but only its own addresses, and those of its customers, stay theirs
            sure = verified is True and (domain in _GOOGLES or str(claims.get("hd", "")).lower() == domain)
        case "microsoft":  # "email" is whatever the administrator of any tenant wrote
            sure = _yes(claims.get("xms_edov"))
        case "apple":
            sure = _yes(verified) and domain in _APPLES
        case "oidc":
            sure = provider.own is not None and provider.own.speaks_for(email) and verified in {None, True}
    return email if sure else None


def told(claims: Claims) -> str | None:
    """The address that a token says, whether it is believed or not."""
    said = claims.get("email")
    try:
        return normal(said) if isinstance(said, str) else None
    except ValueError:
        return None


def trusted(provider: Provider, claims: Claims) -> bool:
    """Whether the workspace takes what the provider says of the sign-in for a second factor."""
    said = claims.get("amr")
    return provider.own is not None and isinstance(said, list) and bool(set(provider.own.trusted_amr) & _texts(said))


def _texts(some: list[Any]) -> set[str]:
    return {each for each in some if isinstance(each, str)}


def _yes(value: object) -> bool:
    """A truth as Apple and Microsoft write it: ``true``, ``"true"`` or ``1``."""
    return str(value).lower() in {"true", "1"}


def _google(client: Mapping[str, Any]) -> Provider:
    ends = Metadata(
        authorization_endpoint="https://accounts.google.com/o/oauth2/v2/auth",
        token_endpoint="https://oauth2.googleapis.com/token",  # noqa: S106 - where they are given out
        jwks_uri="https://www.googleapis.com/oauth2/v3/certs",
        basic=False,
    )
    return Provider("google", "google", "Google", "https://accounts.google.com", ends, str(client["client_id"]))


def _microsoft(client: Mapping[str, Any]) -> Provider:
    """``authority`` is another one in the clouds of some governments."""
    tenant = str(client.get("tenant", "common"))
    authority = str(client.get("authority", "https://login.microsoftonline.com"))
    here = f"{authority}/{tenant}"
    ends = Metadata(
        authorization_endpoint=f"{here}/oauth2/v2.0/authorize",
        token_endpoint=f"{here}/oauth2/v2.0/token",
        jwks_uri=f"{here}/discovery/v2.0/keys",
        basic=False,
    )
    issuer = f"{authority}/{{tenantid}}/v2.0" if tenant in _ANY_TENANT else f"{here}/v2.0"
    return Provider("microsoft", "microsoft", "Microsoft", issuer, ends, str(client["client_id"]))


def _apple(client: Mapping[str, Any]) -> Provider:
    ends = Metadata(
        authorization_endpoint="https://appleid.apple.com/auth/authorize",
        token_endpoint="https://appleid.apple.com/auth/token",  # noqa: S106 - where they are given out
        jwks_uri="https://appleid.apple.com/auth/keys",
        basic=False,
    )
    issuer, scope = "https://appleid.apple.com", "openid name email"
    return Provider("apple", "apple", "Apple", issuer, ends, str(client["client_id"]), scope, posts=True)
