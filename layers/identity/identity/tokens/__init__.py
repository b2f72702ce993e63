"""Access tokens: what they say. Who believes them imports ``identity.tokens.verifying``."""

from identity.tokens.model import LASTS, Claims, TokenRefused, said

__all__ = ["LASTS", "Claims", "TokenRefused", "said"]
