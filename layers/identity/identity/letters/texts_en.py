"""The letters of this room in English: the words that they share, and what each says."""

from collections.abc import Mapping

from identity.letters.wordings_en import LETTERS
from kernel.letters import english
from kernel.letters.english import CODE, day, hour, lasting, size

__all__ = ["CODE", "LETTERS", "WORDS", "day", "hour", "lasting", "size"]

WORDS: Mapping[str, str] = {
    **english.WORDS,
    # facts
    "device": "Device",
    "place": "Near, at a guess",
    "address": "IP address",
    "by": "Done by",
    "said why": "Reason",
    "name": "Name",
    "workspace": "Workspace",
    "role": "Your role",
    "domain": "Domain",
    "invited by": "Invited by",
    "expires": "Expires",
    "new address": "New address",
    "undo until": "Undo until",
    "codes left": "Codes left",
    "size": "Size",
    "made": "As of",
    "kept until": "Kept until",
    "asked by": "Asked for by",
    "erased on": "Erased on",
    "certificate": "Certificate",
    "digest": "SHA-256",
    "backups until": "Backups expire",
    "key": "Key",
    "last used": "Last used",
    "never": "Never",
    # ways to sign in
    "totp": "Authenticator app",
    "passkey": "Passkey",
    "recovery_codes": "Recovery codes",
    "provider": "Account of another provider",
}
