"""The post office: how it proves that a letter is its own, and how a letter is opened."""

import email
import email.policy
import hashlib
import hmac
from collections.abc import Mapping

from pydantic import BaseModel, Field

from kernel.callers import WorkspaceId
from kernel.errors import Forbidden
from kernel.received import Received

SEAL = b"wax"


def genuine(headers: Mapping[str, str], letter: bytes) -> None:
    """Raise ``Forbidden`` unless the post office sealed this very letter."""
    expected = hmac.new(SEAL, letter, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, headers.get("x-seal", "")):
        raise Forbidden("the seal is broken")


class Letter(BaseModel, frozen=True):
    """A letter."""

    text: str = Field(max_length=1000, examples=["Dear parlour"])

    def opened(self) -> str:
        """The text; some letters cannot be opened."""
        if "poison" in self.text:
            raise ValueError("this letter is poisoned")
        return self.text


def parlour_of(mail: Received) -> WorkspaceId:
    """``acme@parlour.example.com`` lives in the workspace ``acme``."""
    return WorkspaceId(mail.recipients[0].partition("@")[0])


def text_of(raw: bytes) -> str:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    return str(message["subject"])
