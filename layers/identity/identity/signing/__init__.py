"""Signing tokens."""

from identity.signing.model import Keyring, SigningKey
from identity.signing.service import Signing, forget

__all__ = ["Keyring", "Signing", "SigningKey", "forget", "signing"]


def signing() -> Signing:
    """As production signs."""
    from identity.signing.kms import KmsKeys
    from identity.signing.table import KeyringTable

    return Signing(KeyringTable(), KmsKeys())
