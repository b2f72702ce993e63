"""What letters of this room tell of: ways to sign in, and the circumstances of what was done. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Factor = Literal["totp", "passkey", "recovery_codes", "provider"]
"""What a person can show beside a password; each has its words in every language."""


@dataclass(frozen=True, slots=True)
class Seen:
    """When, where and with what something was done, as far as that is known."""

    at: datetime
    device: str = ""
    place: str = ""
    address: str = ""
