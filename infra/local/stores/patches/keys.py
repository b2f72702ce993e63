"""KMS keys are kept: without their material everything that was encrypted is lost. And digests are signed as such."""

import json
from contextvars import ContextVar
from typing import Any

import moto.kms.models
import moto.kms.utils
from cryptography.hazmat.primitives import serialization
from moto.kms.exceptions import ValidationException
from moto.kms.models import Grant, Key, kms_backends
from moto.kms.responses import KmsResponse
from moto.kms.utils import ECDSAPrivateKey, RSAPrivateKey

from infra.local.deployment import ACCOUNT, REGION
from infra.local.stores import signing
from infra.local.stores.current import current
from infra.local.stores.patches.replacement import remade, replace

SERVICE = "kms"
USES = ("Decrypt", "Describe", "Encrypt", "Generate", "Get", "List", "ReEncrypt", "Sign", "Verify")
Alias: Any = moto.kms.models.Alias  # abstract, for those who read only its types
PLAIN = (
    "arn",
    "creation_date",
    "deletion_date",
    "description",
    "enabled",
    "id",
    "key_manager",
    "key_material",
    "key_rotation_status",
    "key_spec",
    "key_state",
    "key_usage",
    "multi_region",
    "origin",
    "policy",
    "rotations",
)

original_call = KmsResponse.call_action
original_sign = KmsResponse.sign
original_verify = KmsResponse.verify
original_generate = moto.kms.utils.generate_private_key
is_digest: ContextVar[bool] = ContextVar("is_digest", default=False)


def call_action(self: Any) -> Any:
    with current.documents.database.lock:
        before = _count()
        answer = original_call(self)
        # To use an alias of AWS's own makes its key.
        if not self._get_action().startswith(USES) or before != _count():
            save()
    return answer


def _count() -> tuple[int, int]:
    held = kms_backends[ACCOUNT][REGION].keys.values()
    return len(held), sum(len(key.aliases) for key in held)


def save() -> None:
    """Write every key that changed."""
    backend = kms_backends[ACCOUNT][REGION]
    current.documents.replace(SERVICE, {key.id: _document(backend, key) for key in backend.keys.values()})


def _document(backend: Any, key: Any) -> dict[str, Any]:
    return {
        **{name: getattr(key, name) for name in PLAIN},
        "private": _pem(key),
        "replicas": getattr(key, "multi_region_configuration", None),
        "aliases": sorted(key.aliases),
        "grants": {one: vars(grant) for one, grant in key.grants.items()},
        "tags": backend.tagger.get_tag_dict_for_resource(key.id),
    }


def _pem(key: Any) -> str | None:
    if key.private_key is None:
        return None
    if not hasattr(key, "pem"):  # making it again at each write would be most of the work
        form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        key.pem = key.private_key.private_key.private_bytes(*form).decode()
    pem: str = key.pem
    return pem


def load() -> None:
    backend = kms_backends[ACCOUNT][REGION]
    for _, document in current.documents.all(SERVICE):
        key = remade(Key, {name: document[name] for name in PLAIN})
        key.account_id, key.region = ACCOUNT, REGION
        key.pem = document["private"]
        key.private_key = _private_key(key)
        if document["replicas"] is not None:
            key.multi_region_configuration = document["replicas"]
        key.aliases = {name: Alias(ACCOUNT, REGION, name, key) for name in document["aliases"]}
        key.grants = {one: remade(Grant, fields) for one, fields in document["grants"].items()}
        backend.keys[key.id] = key
        backend.tagger.tag_resource(
            key.id, [{"TagKey": name, "TagValue": value} for name, value in document["tags"].items()]
        )


def _private_key(key: Any) -> Any:
    if key.pem is None:
        return None
    kind = RSAPrivateKey if key.key_spec.startswith("RSA") else ECDSAPrivateKey
    private = serialization.load_pem_private_key(key.pem.encode(), None)
    return remade(kind, {"private_key": private, "valid_signing_algorithms": key.signing_algorithms})


def generate_private_key(key_spec: str) -> Any:
    # moto makes an RSA key for symmetric keys too, which takes longer than all the rest of a deployment.
    return original_generate(key_spec) if key_spec.startswith(("RSA", "ECC")) else None


def sign_request(self: Any) -> Any:
    return _as_digest(self, original_sign)


def verify_request(self: Any) -> Any:
    return _as_digest(self, original_verify)


def _as_digest(request: Any, work: Any) -> Any:
    token = is_digest.set(request._get_param("MessageType") == "DIGEST")
    try:
        return work(request)
    except signing.WrongDigest:
        raise ValidationException("Digest is invalid length for algorithm.") from None
    finally:
        is_digest.reset(token)


def sign(self: Any, message: bytes, signing_algorithm: str) -> bytes:
    return signing.sign(self.private_key, message, signing_algorithm, digest=is_digest.get())


def verify(self: Any, message: bytes, signature: bytes, signing_algorithm: str) -> bool:
    return signing.verify(self.private_key, message, signature, signing_algorithm, digest=is_digest.get())


def serialized_context(encryption_context: dict[str, str]) -> bytes:
    # moto joins names and values: {"ab": "c"} would open what was sealed with {"a": "bc"}.
    return json.dumps(encryption_context, sort_keys=True).encode() if encryption_context else b""


def install() -> None:
    replace(KmsResponse, call_action=call_action, sign=sign_request, verify=verify_request)
    replace(RSAPrivateKey, sign=sign, verify=verify)
    replace(ECDSAPrivateKey, sign=sign, verify=verify)
    replace(moto.kms.models, generate_private_key=generate_private_key)
    replace(moto.kms.utils, _serialize_encryption_context=serialized_context)
