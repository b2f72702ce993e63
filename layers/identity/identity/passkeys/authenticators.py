"""What people call the makes of authenticators: the first name of a new passkey, until its owner gives it another.

The list is of those that are met often, and the make is the authenticator's own word: it is to recognise a passkey by,
and nothing is decided by it. After the community's list of AAGUIDs.
"""

import json
from functools import cache
from pathlib import Path
from uuid import UUID

UNKNOWN = "Passkey"


def called(aaguid: UUID) -> str:
    """What to call a passkey of this make."""
    return names().get(str(aaguid), UNKNOWN)


@cache
def names() -> dict[str, str]:
    """By AAGUID."""
    found: dict[str, str] = json.loads(Path(__file__).with_name("authenticators.json").read_text("utf-8"))
    return found
