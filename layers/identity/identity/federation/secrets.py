"""What shows a provider that it is us: secrets of the installation, and those of workspaces, sealed in their rows."""

import time
from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from identity.federation.clients import said
from identity.federation.providers import Provider

_SHOWN_FOR = 300
"""Seconds for which what we show Apple is good; half a year would be allowed."""


def shown(provider: Provider) -> str:
    """The secret that a provider knows us by."""
    if provider.own is not None and provider.workspace is not None:
        from kernel.seals import unseal

        return unseal(b64decode(provider.own.sealed), provider.workspace).decode()
    client = said()[provider.id]
    return shown_to_apple(client, int(time.time())) if provider.kind == "apple" else str(client["client_secret"])


def shown_to_apple(client: Mapping[str, Any], now: int) -> str:
    """The secret that Apple wants: a token that we sign with the key it gave us."""
    import jwt

    claims = {"iss": client["team_id"], "iat": now, "exp": now + _SHOWN_FOR, "sub": client["client_id"]}
    claims["aud"] = "https://appleid.apple.com"
    return jwt.encode(claims, str(client["key"]), algorithm="ES256", headers={"kid": client["key_id"]})
