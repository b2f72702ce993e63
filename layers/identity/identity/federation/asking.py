"""What we ask of providers: what they say of themselves, which keys they sign with, and tokens for codes.

Keys are kept for an hour, by all threads. One that is not known makes us ask again, but not more often than once a
minute, whatever is shown to us.
"""

import json
import time
from base64 import b64encode
from collections.abc import Mapping
from threading import Lock
from typing import Any
from urllib.parse import quote

from identity.federation.model import ProviderDeclined, ProviderUnreachable, Tokens
from identity.federation.providers import Provider
from identity.issuers.model import IssuerRefused, Metadata
from kernel.logs import log

KEPT = 3600.0
AGAIN = 60.0
LARGEST = 256 * 1024

_kept: dict[str, tuple[float, list[Mapping[str, Any]]]] = {}
_adding = Lock()


def forget() -> None:
    """Keep no keys: for tests, which have one process and many providers."""
    with _adding:
        _kept.clear()


class Providers:
    def metadata(self, issuer: str) -> Metadata:
        found = Metadata.of(issuer, self._read(f"{issuer.rstrip('/')}/.well-known/openid-configuration", IssuerRefused))
        ends = (found.authorization_endpoint, found.token_endpoint, found.jwks_uri)
        if issuer.startswith("https:") and not all(each.startswith("https:") for each in ends):
            raise IssuerRefused("the provider asks for secrets in the open; all of its addresses are https")
        return found

    def keys(self, jwks_uri: str, *, fresh: bool = False) -> list[Mapping[str, Any]]:
        now = time.monotonic()
        with _adding:
            fetched, known = _kept.get(jwks_uri, (float("-inf"), []))
        if now - fetched < (AGAIN if fresh else KEPT) and known:
            return known
        said = self._read(jwks_uri, IssuerRefused)
        keys = said.get("keys") if isinstance(said, dict) else None
        if not isinstance(keys, list) or not keys:
            raise IssuerRefused("the provider does not show the keys that it signs with")
        found: list[Mapping[str, Any]] = [each for each in keys if isinstance(each, dict)]
        with _adding:
            _kept[jwks_uri] = (now, found)
        return found

    def exchange(self, provider: Provider, secret: str, code: str, verifier: str, redirect: str) -> Tokens:
        """The tokens that a code is good for; ``ProviderDeclined`` if it is good for none."""
        from kernel.outside import Outside, Unanswered

        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect, "code_verifier": verifier}
        headers = {"Accept": "application/json"}
        if provider.metadata.basic:
            pair = f"{quote(provider.client_id, safe='')}:{quote(secret, safe='')}"  # RFC 6749, 2.3.1
            headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
        else:
            form |= {"client_id": provider.client_id, "client_secret": secret}
        try:
            reply = Outside(largest=LARGEST).form(provider.metadata.token_endpoint, form, headers)
        except Unanswered as error:
            raise _unreachable(provider.issuer, error) from error
        said = _object(reply.body)
        if not reply.ok or not isinstance(said.get("id_token"), str):
            reason = str(said.get("error", reply.status))[:60]
            log.warning("a provider gave nothing for a code", extra={"issuer": provider.issuer, "reason": reason})
            if reply.transient:
                raise ProviderUnreachable("the provider does not answer just now; try again in a moment")
            raise ProviderDeclined("the provider did not confirm this sign-in; begin again")
        access = said.get("access_token")
        return Tokens(said["id_token"], access if isinstance(access, str) else "")

    @staticmethod
    def _read(url: str, refusal: type[IssuerRefused]) -> Any:
        from kernel.outside import NotAsked, Outside, TooMuch, Unanswered, Untrusted

        try:
            reply = Outside(largest=LARGEST).get(url, {"Accept": "application/json"})
        except (NotAsked, TooMuch, Untrusted) as error:
            raise refusal(f"the provider cannot be asked: {error}") from error
        except Unanswered as error:
            raise _unreachable(url, error) from error
        if reply.transient:
            raise ProviderUnreachable("the provider does not answer just now; try again in a moment")
        if not reply.ok:
            raise refusal(f"the provider answered {reply.status} when it was asked what it says of itself")
        try:
            return reply.json()
        except ValueError:
            raise refusal("what the provider says of itself is no JSON") from None


def _object(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _unreachable(whom: str, error: Exception) -> ProviderUnreachable:
    log.warning("a provider did not answer", extra={"whom": whom, "reason": f"{type(error).__name__}: {error}"})
    return ProviderUnreachable("the provider does not answer just now; try again in a moment")
