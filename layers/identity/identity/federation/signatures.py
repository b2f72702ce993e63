"""Who signed an ID token (JWS, RFC 7515): one of the provider's own keys, in a way that only it can sign."""

import json
from base64 import urlsafe_b64decode
from binascii import Error
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from identity.federation.claims import Claims, Unproven

LONGEST = 32 * 1024
ALGORITHMS: Mapping[str, str] = {
    **dict.fromkeys(("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"), "RSA"),
    **dict.fromkeys(("ES256", "ES384", "ES512"), "EC"),
    "EdDSA": "OKP",
}
"""What we take, and of which kind its key is. No shared secrets, and nothing that is not signed."""

Key = Mapping[str, Any]


class Keys(Protocol):
    def __call__(self, *, fresh: bool) -> Sequence[Key]:
        """The keys of the provider; ``fresh``: the ones that are known were not enough."""


def signed(token: str, keys: Keys) -> tuple[Claims, str, Key]:
    """What a token says, its algorithm and the key that signed it; or ``Unproven``."""
    head = _head(token)
    algorithm, kid = head.get("alg"), head.get("kid")
    if not isinstance(algorithm, str) or algorithm not in ALGORITHMS:
        raise Unproven("it is not signed in a way that we take")
    if "crit" in head or not (kid is None or isinstance(kid, str)):
        raise Unproven("its header asks for what we do not know")
    fitting = _fitting(keys(fresh=False), algorithm, kid) or _fitting(keys(fresh=True), algorithm, kid)
    if len(fitting) != 1:
        raise Unproven("none of the provider's keys, or more than one, is called like that")
    return _verified(token, algorithm, fitting[0]), algorithm, fitting[0]


def _fitting(keys: Sequence[Key], algorithm: str, kid: str | None) -> list[Key]:
    """The keys that such a token may have been signed with."""
    return [
        key
        for key in keys
        if key.get("kty") == ALGORITHMS[algorithm]
        and key.get("use", "sig") == "sig"
        and key.get("alg", algorithm) == algorithm
        and (kid is None or key.get("kid") == kid)
    ]


def _verified(token: str, algorithm: str, key: Key) -> Claims:
    import jwt

    try:
        made = jwt.PyJWK(dict(key), algorithm=algorithm)
        verify = dict.fromkeys(("verify_exp", "verify_nbf", "verify_iat", "verify_aud", "verify_iss"), False)
        claims: Claims = jwt.decode(token, made, algorithms=[algorithm], options={**verify, "verify_sub": False})  # type: ignore[arg-type]  # what it says, identity.federation.claims judges
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise Unproven(f"its signature is not good: {type(error).__name__}") from error
    return claims


def _head(token: str) -> Mapping[str, Any]:
    if len(token) > LONGEST or token.count(".") != 2:  # noqa: PLR2004 - header, payload, signature
        raise Unproven("it is no token")
    text = token.partition(".")[0]
    try:
        head = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (Error, ValueError, RecursionError):
        raise Unproven("it is no token") from None
    if not isinstance(head, dict):
        raise Unproven("it is no token")
    return head
