"""E-mail addresses: one spelling for each, and something that does not tell them."""

from hashlib import sha256
from typing import Annotated

from pydantic import AfterValidator, Field

from kernel.addresses import normal

__all__ = ["EmailAddress", "digest", "normal"]


def digest(address: str) -> str:
    """What stands for an address where the address itself should not be."""
    return sha256(address.encode()).hexdigest()


EmailAddress = Annotated[str, Field(max_length=254, examples=["ada@example.com"]), AfterValidator(normal)]
