"""Signatures as KMS makes them: over a message, or over its digest."""

from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils

HASHES: dict[str, hashes.HashAlgorithm] = {"256": hashes.SHA256(), "384": hashes.SHA384(), "512": hashes.SHA512()}


class WrongDigest(Exception):
    """The digest is not as long as the algorithm's."""


def _ways(private: Any, algorithm: str, message: bytes, *, digest: bool, signs: bool) -> tuple[Any, ...]:
    kind = HASHES[algorithm.rpartition("_")[2]]
    if digest and len(message) != kind.digest_size:
        raise WrongDigest
    hashed = utils.Prehashed(kind) if digest else kind
    if isinstance(private, ec.EllipticCurvePrivateKey):
        return (ec.ECDSA(hashed),)
    if algorithm.startswith("RSASSA_PSS"):
        # The salt is as long as the digest, as RFC 7518 and KMS have it; any length is good to verify.
        salt = padding.PSS.DIGEST_LENGTH if signs else padding.PSS.AUTO
        return padding.PSS(mgf=padding.MGF1(kind), salt_length=salt), hashed
    return padding.PKCS1v15(), hashed


def sign(
    private: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, message: bytes, algorithm: str, *, digest: bool
) -> bytes:
    signature: bytes = private.sign(message, *_ways(private, algorithm, message, digest=digest, signs=True))
    return signature


def verify(
    private: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey,
    message: bytes,
    signature: bytes,
    algorithm: str,
    *,
    digest: bool,
) -> bool:
    ways = _ways(private, algorithm, message, digest=digest, signs=False)
    try:
        private.public_key().verify(signature, message, *ways)
    except InvalidSignature:
        return False
    return True
