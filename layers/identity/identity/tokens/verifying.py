"""Believing an access token: the authorizer's work, and of those few that are shown one to tell of it or to end it."""

from dataclasses import dataclass

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from jwt.algorithms import ECAlgorithm

from identity.signing import Signing, SigningKey
from identity.tokens.model import AUDIENCE, KIND, SKEW, Claims, TokenRefused
from kernel.callers import PersonId, WorkspaceId

_LONGEST = 4096
_NEEDED = ["iss", "aud", "sub", "ws", "client_id", "iat", "exp"]


@dataclass(frozen=True, slots=True)
class Verifier:
    signing: Signing
    issuer: str

    def claims(self, token: str) -> Claims:
        """What a token says, or ``TokenRefused``."""
        try:
            return self._believed(token)
        except (jwt.InvalidTokenError, ValueError, TypeError, KeyError):
            raise refused() from None

    def _believed(self, token: str) -> Claims:
        if len(token) > _LONGEST or not token.isascii():
            raise refused()
        header = jwt.get_unverified_header(token)
        if header.get("alg") != "ES256" or header.get("typ") != KIND:
            raise refused()
        kid = str(header.get("kid"))
        key = self.signing.keyring(kid).find(kid)
        if key is None:
            raise refused()
        said = jwt.decode(
            token,
            public(key),
            algorithms=["ES256"],
            audience=AUDIENCE,
            issuer=self.issuer,
            leeway=SKEW,
            options={"require": _NEEDED},
        )
        return Claims(
            WorkspaceId(str(said["ws"])),
            PersonId(str(said["sub"])),
            str(said.get("sid", "")),
            int(said.get("auth_time", 0)),
            tuple(str(each) for each in said.get("amr", ())),
            int(said["exp"]) + SKEW,
            str(said["client_id"]),
            frozenset(str(said.get("scope", "")).split()),
        )


_public_keys: dict[str, EllipticCurvePublicKey] = {}


def public(key: SigningKey) -> EllipticCurvePublicKey:
    if key.kid not in _public_keys:
        made = ECAlgorithm.from_jwk(key.jwk())
        assert isinstance(made, EllipticCurvePublicKey), "a key of the list has a public half only"
        _public_keys[key.kid] = made
    return _public_keys[key.kid]


def refused() -> TokenRefused:
    return TokenRefused("this token is not valid, or not any more")
