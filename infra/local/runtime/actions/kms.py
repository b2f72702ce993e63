"""KMS: what counts is the key, whatever a request calls it by."""

from typing import Any

from infra.local.deployment import ACCOUNT
from infra.local.runtime.actions.asking import Ask, Asked, ask, fact

_OF_KEYS = {
    "Decrypt",
    "DescribeKey",
    "Encrypt",
    "GenerateDataKey",
    "GenerateDataKeyPair",
    "GenerateDataKeyPairWithoutPlaintext",
    "GenerateDataKeyWithoutPlaintext",
    "GenerateMac",
    "GetPublicKey",
    "Sign",
    "Verify",
    "VerifyMac",
}
_ID = 36  # a ciphertext begins with the id of its key


def needs(asked: Asked) -> list[Ask] | None:
    operation, params = asked.operation, asked.params
    if operation == "GenerateRandom":
        return [ask("kms:GenerateRandom", "*")]
    if operation == "ReEncrypt":
        source = params.get("SourceKeyId") or _sealed_with(params["CiphertextBlob"])
        return [
            _key(asked, "ReEncryptFrom", source, params.get("SourceEncryptionContext")),
            _key(asked, "ReEncryptTo", params["DestinationKeyId"], params.get("DestinationEncryptionContext")),
        ]
    if operation not in _OF_KEYS:
        return None
    said = params.get("KeyId") or _sealed_with(params["CiphertextBlob"])
    return [_key(asked, operation, said, params.get("EncryptionContext"))]


def _key(asked: Asked, action: str, said: str, context: dict[str, str] | None) -> Ask:
    key = asked.names.key_arn(said)
    facts: dict[str, Any] = {"kms__CallerAccount": fact(ACCOUNT)}
    facts |= {f"kms__EncryptionContext:{name}": fact(value) for name, value in (context or {}).items()}
    if context:
        facts["kms__EncryptionContextKeys"] = fact(*context)
    alias = said.partition(":alias/")[2] if said.startswith("arn:") else said.partition("alias/")[2]
    if alias:
        facts["kms__RequestAlias"] = fact(f"alias/{alias}")
    return ask(f"kms:{action}", key, kms__ResourceAliases=lambda: asked.names.aliases(key), **facts)


def _sealed_with(ciphertext: Any) -> str:
    data = ciphertext if isinstance(ciphertext, bytes | bytearray) else bytes(ciphertext)
    return bytes(data[:_ID]).decode("ascii", "replace")
