"""Believing an ID token of ours that an application shows when it signs somebody out; it may be old."""

from dataclasses import dataclass

import jwt

from identity.openid.idtokens import KIND
from identity.openid.leaving import Hint
from identity.signing import Signing
from identity.tokens.verifying import public
from kernel.callers import PersonId

_LONGEST = 8000


@dataclass(frozen=True, slots=True)
class Hints:
    signing: Signing
    issuer: str

    def of(self, token: str) -> Hint | None:
        """Whom an ID token was about and who had it, or nothing if it is none of ours."""
        try:
            return self._believed(token)
        except (jwt.InvalidTokenError, ValueError, TypeError, KeyError):
            return None

    def _believed(self, token: str) -> Hint | None:
        if len(token) > _LONGEST or not token.isascii():
            return None
        header = jwt.get_unverified_header(token)
        kid = str(header.get("kid"))
        key = self.signing.keyring(kid).find(kid)
        if header.get("alg") != "ES256" or header.get("typ") != KIND or key is None:
            return None
        said = jwt.decode(
            token,
            public(key),
            algorithms=["ES256"],
            issuer=self.issuer,
            options={"verify_aud": False, "verify_exp": False, "require": ["iss", "aud", "sub", "sid"]},
        )
        return Hint(str(said["aud"]), PersonId(str(said["sub"])), str(said["sid"]))
