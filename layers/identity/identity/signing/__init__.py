"""Signing tokens."""

from identity.signing.model import Keyring, SigningKey
from identity.signing.service import Signing, forget

__all__ = ["Keyring", "Signing", "SigningKey", "forget", "signing"]


def signing() -> Signing:
    """As production signs: with the list of keys that it read while the function was set up."""
    from identity.signing.kms import KmsKeys
    from identity.signing.table import KeyringTable
    from kernel.lean import early

    made = Signing(KeyringTable(), KmsKeys())
    early(made.keyring)
    return made
