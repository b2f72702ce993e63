"""API keys: how programs show who they act for."""

from identity.keys.model import ApiKey, KeyRefused, NoSuchKey, Presented
from identity.keys.service import Keys
from identity.keys.table import KeyTable

__all__ = ["ApiKey", "KeyRefused", "Keys", "NoSuchKey", "Presented", "keys"]


def keys() -> Keys:
    """The keys as production keeps them."""
    return Keys(KeyTable())
