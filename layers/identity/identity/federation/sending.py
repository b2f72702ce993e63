"""Sending browsers to a provider."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import quote, urlencode

from identity.federation.model import Away, UnknownProvider, inside
from identity.federation.pkce import challenge
from identity.federation.providers import NAMES, Provider
from identity.issuers.model import NoSuchIssuer, workspace_of
from kernel.callers import WorkspaceId


class Clients(Protocol):
    """By what the providers know us."""

    def installed(self, provider: str) -> Provider | None:
        """One of the three, if the installation is known to it."""


class ProviderStore(Protocol):
    def provider(self, workspace: WorkspaceId, issuer_id: str) -> Provider:
        """One that a workspace set up, or ``UnknownProvider``."""


@dataclass(frozen=True, slots=True)
class Sending:
    store: ProviderStore
    clients: Clients
    origin: str

    def begin(self, provider_id: str, away: Mapping[str, Any]) -> tuple[Provider, Away]:
        """What to remember of a browser that goes to a provider."""
        provider = self.provider(provider_id)
        said = {**away, "next": inside(str(away.get("next") or "/"))}
        return provider, Away(
            provider=provider_id, verifier=secrets.token_urlsafe(48), nonce=secrets.token_urlsafe(32), **said
        )

    def location(self, provider: Provider, away: Away, state: str) -> str:
        """Where to send the browser."""
        asked = {
            "response_type": "code",
            "client_id": provider.client_id,
            "redirect_uri": self.redirect(provider),
            "scope": provider.scope,
            "state": state,
            "nonce": away.nonce,
            "code_challenge": challenge(away.verifier),
            "code_challenge_method": "S256",
            **({"response_mode": "form_post"} if provider.posts else {}),
        }
        url = provider.metadata.authorization_endpoint
        return f"{url}{'&' if '?' in url else '?'}{urlencode(asked, quote_via=quote)}"

    def provider(self, provider_id: str) -> Provider:
        """The one of that name, or ``UnknownProvider``."""
        if provider_id in NAMES:
            found = self.clients.installed(provider_id)
            if found is None:
                raise UnknownProvider("nobody signs in here with that; choose another way")
            return found
        try:
            return self.store.provider(workspace_of(provider_id), provider_id)
        except NoSuchIssuer:
            raise UnknownProvider("nobody signs in here with that; choose another way") from None

    def redirect(self, provider: Provider) -> str:
        """Where it sends browsers back to."""
        return f"{self.origin}/api/auth/{provider.id}/signed-in"
