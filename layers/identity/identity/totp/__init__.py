"""Authenticator apps, and the codes on paper for when the phone is gone.

``uri`` and ``identity.totp.drawing`` show a secret, ``accepted`` takes a code; ``recovery`` makes, keeps and spends the
other ones. What is remembered (the last step, the codes left) the caller keeps, and seals the secret.
"""

from identity.totp.model import CodeRefused, CodeUsed, CodeWrong, accepted, new_secret, uri
from identity.totp.recovery import kept, new_codes, spent

__all__ = ["CodeRefused", "CodeUsed", "CodeWrong", "accepted", "kept", "new_codes", "new_secret", "spent", "uri"]
