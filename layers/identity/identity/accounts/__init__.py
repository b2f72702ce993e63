"""Accounts: what belongs to a person, in whichever workspace."""

from identity.accounts.model import (
    Account,
    AddressTaken,
    Device,
    Link,
    Membership,
    NoSuchAccount,
    SecondFactor,
    SeenPolicy,
)

__all__ = [
    "Account",
    "AddressTaken",
    "Device",
    "Link",
    "Membership",
    "NoSuchAccount",
    "SecondFactor",
    "SeenPolicy",
]
