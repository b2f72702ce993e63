"""API keys: how programs show who they act for.

``service`` is what an administrator of the account does with them, ``keeping`` what members of a workspace do, and
``warning`` tells their owners before they end. Who believes them is ``identity.callers.programs``.
"""

from typing import TYPE_CHECKING

from identity.keys.model import ApiKey, KeyRefused, KeyUsed, NoSuchKey, Presented
from identity.keys.wanted import EditKey, KeyId, KeyMade, KeyShown, NewKey, RotateKey

if TYPE_CHECKING:
    from identity.keys.keeping import OwnKeys
    from identity.keys.service import Keys
    from identity.keys.using import UseTable
    from identity.keys.warning import Warnings

__all__ = [
    "ApiKey",
    "EditKey",
    "KeyId",
    "KeyMade",
    "KeyRefused",
    "KeyShown",
    "KeyUsed",
    "NewKey",
    "NoSuchKey",
    "Presented",
    "RotateKey",
    "keys",
    "own_keys",
    "uses",
    "warnings",
]


def keys() -> "Keys":
    """The keys of the first set-up, as production keeps them."""
    from identity.keys.rows import OwnKeyTable
    from identity.keys.service import Keys

    return Keys(OwnKeyTable())


def own_keys() -> "OwnKeys":
    """What members do with keys, as production has it."""
    from identity.keys.keeping import OwnKeys
    from identity.keys.rows import OwnKeyTable

    return OwnKeys(OwnKeyTable())


def uses() -> "UseTable":
    """What notes their use in production."""
    from identity.keys.using import UseTable

    return UseTable()


def warnings() -> "Warnings":
    """The warnings before keys end, as production gives them."""
    from identity.keys.ending import EndingTable
    from identity.keys.warning import Warnings
    from identity.letters import post
    from kernel.settings import ORIGIN

    return Warnings(EndingTable(), post(), ORIGIN)
