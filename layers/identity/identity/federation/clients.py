"""By what providers know us: the installation's own clients in a secret, those of workspaces sealed in their rows."""

import json
import time
from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from identity.federation.providers import NAMES, Provider, installed
from kernel.secrets import secret

NAME = "identity-providers"
_SHOWN_FOR = 300
"""Seconds for which what we show Apple is good; half a year would be allowed."""


class ClientSecrets:
    def installed(self, provider: str) -> Provider | None:
        return installed(_said(), provider)

    def names(self) -> tuple[str, ...]:
        """Those of the three that the installation is known to."""
        said = _said()
        return tuple(each for each in NAMES if installed(said, each))

    def secret(self, provider: Provider) -> str:
        if provider.own is not None and provider.workspace is not None:
            from kernel.seals import unseal

            return unseal(b64decode(provider.own.sealed), provider.workspace).decode()
        client = _said()[provider.id]
        return shown_to_apple(client, int(time.time())) if provider.kind == "apple" else str(client["client_secret"])


def shown_to_apple(client: Mapping[str, Any], now: int) -> str:
    """The secret that Apple wants: a token that we sign with the key it gave us."""
    import jwt

    claims = {"iss": client["team_id"], "iat": now, "exp": now + _SHOWN_FOR, "sub": client["client_id"]}
    claims["aud"] = "https://appleid.apple.com"
    return jwt.encode(claims, str(client["key"]), algorithm="ES256", headers={"kid": client["key_id"]})


def _said() -> Mapping[str, Any]:
    said: Mapping[str, Any] = json.loads(secret(NAME))
    return said
