"""To which providers the installation is known, and as what."""

import json
from collections.abc import Mapping
from typing import Any

from identity.federation.providers import NAMES, Provider, installed
from kernel.secrets import secret

NAME = "identity-providers"


class ClientSecrets:
    def installed(self, provider: str) -> Provider | None:
        return installed(said(), provider)

    def names(self) -> tuple[str, ...]:
        """Those of the three that the installation is known to."""
        known = said()
        return tuple(each for each in NAMES if installed(known, each))


def said() -> Mapping[str, Any]:
    """What an operator wrote down of them."""
    found: Mapping[str, Any] = json.loads(secret(NAME))
    return found
