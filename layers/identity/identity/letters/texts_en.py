"""Letters in English: the words that they share, how they say times and sizes, and what each says."""

from collections.abc import Mapping

from identity.letters.figures_en import day, hour, lasting, size
from identity.letters.wordings_en import LETTERS

__all__ = ["CODE", "LETTERS", "WORDS", "day", "hour", "lasting", "size"]

CODE = "en"

WORDS: Mapping[str, str] = {
    # what every letter says
    "footer": "{sender} sent this email to {address}, because {reason}.",
    "no replies": "Replies are not read.",
    "address of button": "If the button does not work, open this address in your browser:",
    # facts
    "when": "When",
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
    # how much an alert matters
    "notice": "Notice",
    "warning": "Warning",
    "critical": "Critical",
}
