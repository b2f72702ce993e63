"""Public keys as authenticators write them (COSE, RFC 9053), and what was signed with them.

Whoever imports this mounts ``cryptography``; which algorithms there are, ``identity.passkeys.algorithms`` says.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, Self

from identity.passkeys import cbor
from identity.passkeys.algorithms import EDDSA, ES256, RS256
from identity.passkeys.reasons import BadSignature, WrongKey

_KIND, _ALGORITHM = 1, 3
_OKP, _EC2, _RSA = 1, 2, 3
_CURVE, _X, _Y = -1, -2, -3
_N, _E = -1, -2
_P256, _ED25519 = 1, 6
_COORDINATE = 32
_F4 = (65537).to_bytes(3)


class _Verify(Protocol):
    def __call__(self, signature: bytes, data: bytes) -> None: ...


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key, and what it can do."""

    algorithm: int
    _verify: _Verify

    @classmethod
    def read(cls, raw: bytes) -> Self:
        """The key that these bytes are, or ``WrongKey``; ``Unreadable`` if they are no CBOR."""
        parts = cbor.whole(raw)
        if not isinstance(parts, dict):
            raise WrongKey("no key at all")
        try:
            match parts.get(_ALGORITHM), parts.get(_KIND), parts.get(_CURVE):
                case -7, 2, 1:
                    return cls(ES256, _es256(_part(parts, _X, _COORDINATE), _part(parts, _Y, _COORDINATE)))
                case -8, 1, 6:
                    return cls(EDDSA, _eddsa(_part(parts, _X, _COORDINATE)))
                case -257, 3, bytes(modulus):
                    return cls(RS256, _rs256(modulus, parts.get(_E)))
                case _:
                    raise WrongKey("a key of a kind that we did not ask for")
        except ValueError:  # not on its curve, and the like
            raise WrongKey("no good key of its kind") from None

    def check(self, signature: bytes, data: bytes) -> None:
        """Raise ``BadSignature`` unless ``data`` was signed with the other half of this key."""
        from cryptography.exceptions import InvalidSignature

        try:
            self._verify(signature, data)
        except InvalidSignature:
            raise BadSignature("it was not signed with this key") from None


def _part(parts: dict[Any, Any], name: int, length: int) -> bytes:
    value = parts.get(name)
    if not isinstance(value, bytes) or len(value) != length:
        raise WrongKey("a key with a part that is missing, or of the wrong length")
    return value


def _es256(x: bytes, y: bytes) -> _Verify:
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.hashes import SHA256

    numbers = ec.EllipticCurvePublicNumbers(int.from_bytes(x), int.from_bytes(y), ec.SECP256R1())
    return partial(numbers.public_key().verify, signature_algorithm=ec.ECDSA(SHA256()))


def _eddsa(x: bytes) -> _Verify:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    return Ed25519PublicKey.from_public_bytes(x).verify


def _rs256(modulus: bytes, exponent: object) -> _Verify:
    from cryptography.hazmat.primitives.asymmetric import padding, rsa
    from cryptography.hazmat.primitives.hashes import SHA256

    if not 256 <= len(modulus) <= 512 or modulus[0] < 0x80 or exponent != _F4:  # noqa: PLR2004 - 2048 to 4096 bits
        raise WrongKey("an RSA key that is too short, too long, or of an exponent that nobody uses")
    numbers = rsa.RSAPublicNumbers(int.from_bytes(exponent), int.from_bytes(modulus))
    return partial(numbers.public_key().verify, padding=padding.PKCS1v15(), algorithm=SHA256())
