"""Access tokens: what they say. Who believes them imports ``identity.tokens.verifying``."""

from identity.tokens.model import AUDIENCE, LASTS, Claims, TokenRefused, said, said_alone, said_of

__all__ = ["AUDIENCE", "LASTS", "Claims", "TokenRefused", "said", "said_alone", "said_of"]
