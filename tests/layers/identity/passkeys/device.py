"""A software authenticator, and the browser before it: built on ``cbor2`` and ``cryptography``, on nothing of ours.

Every field of what it answers can be another than it should be.
"""

import json
import os
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa

AAGUID = bytes.fromhex("bada5566a7aa401fbd9645619a55120d")
UP, UV, BE, BS, AT, ED = 0x01, 0x04, 0x08, 0x10, 0x40, 0x80
RSA_KEY = rsa.generate_private_key(65537, 2048)  # once: it takes a while


def b64(raw):
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def number(value, length):
    return value.to_bytes(length, "big")


def make_key(algorithm):
    """A private key, and its public half as COSE has it."""
    if algorithm == -7:
        key = ec.generate_private_key(ec.SECP256R1())
        point = key.public_key().public_numbers()
        return key, {1: 2, 3: -7, -1: 1, -2: number(point.x, 32), -3: number(point.y, 32)}
    if algorithm == -8:
        key = ed25519.Ed25519PrivateKey.generate()
        return key, {1: 1, 3: -8, -1: 6, -2: key.public_key().public_bytes_raw()}
    return RSA_KEY, {1: 3, 3: -257, -1: number(RSA_KEY.public_key().public_numbers().n, 256), -2: b"\x01\x00\x01"}


def sign(key, data):
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key.sign(data, ec.ECDSA(hashes.SHA256()))
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(data, padding.PKCS1v15(), hashes.SHA256())
    return key.sign(data)


@dataclass
class Device:
    algorithm: int = -7
    flags: int = UP | UV
    counter: int = 0
    counts: bool = False
    aaguid: bytes = AAGUID
    credential_id: bytes = field(default_factory=lambda: os.urandom(32))
    user_handle: str | None = None
    key: Any = None
    cose: Any = None

    def __post_init__(self):
        self.key, self.cose = make_key(self.algorithm)

    def data(self, rp_id, *, flags=None, new=False, tail=b"", extensions=None, cose=None, party_hash=None):
        flags = (self.flags if flags is None else flags) | (AT if new else 0) | (ED if extensions is not None else 0)
        raw = (party_hash or sha256(rp_id.encode()).digest()) + bytes([flags]) + number(self.counter, 4)
        if new:
            raw += self.aaguid + number(len(self.credential_id), 2) + self.credential_id
            raw += cbor2.dumps(self.cose) if cose is None else cose
        return raw + (b"" if extensions is None else cbor2.dumps(extensions)) + tail

    def create(self, options, origin, *, form="none", statement=None, client=None, answer=None, **changes):
        self.user_handle = options["user"]["id"]
        client_data = client_json("webauthn.create", options, origin, client)
        data = self.data(options["rp"]["id"], new=True, **changes)
        if form == "self":
            form = "packed"
            statement = {"alg": self.algorithm, "sig": sign(self.key, data + sha256(client_data).digest())}
        attestation = cbor2.dumps({"fmt": form, "attStmt": statement or {}, "authData": data})
        return {
            "id": b64(self.credential_id),
            "rawId": b64(self.credential_id),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {"credProps": {"rk": True}},
            "response": {
                "clientDataJSON": b64(client_data),
                "attestationObject": b64(attestation),
                "transports": ["internal", "hybrid"],
            },
            **(answer or {}),
        }

    def get(self, options, origin, *, client=None, response=None, key=None, **changes):
        self.counter += self.counts
        client_data = client_json("webauthn.get", options, origin, client)
        data = self.data(options["rpId"], **changes)
        return {
            "id": b64(self.credential_id),
            "rawId": b64(self.credential_id),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": b64(client_data),
                "authenticatorData": b64(data),
                "signature": b64(sign(key or self.key, data + sha256(client_data).digest())),
                "userHandle": self.user_handle,
                **(response or {}),
            },
        }


def client_json(kind, options, origin, changes):
    said = {"type": kind, "challenge": options["challenge"], "origin": origin, "crossOrigin": False}
    return json.dumps({**said, **(changes or {})}).encode()
