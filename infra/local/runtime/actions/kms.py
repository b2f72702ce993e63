"""KMS: what counts is the key, whatever a request calls it by."""

from dataclasses import replace
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
    "ScheduleKeyDeletion",
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
    if operation == "CreateKey":
        return _new(params)
    if operation not in _OF_KEYS:
        return None
    said = params.get("KeyId") or _sealed_with(params["CiphertextBlob"])
    return [_key(asked, operation, said, params.get("EncryptionContext"))]


def _new(params: dict[str, Any]) -> list[Ask]:
    """A key that is made with tags may be made by whoever may make and tag one like that."""
    tags = {tag["TagKey"]: tag["TagValue"] for tag in params.get("Tags", ())}
    facts: dict[str, Any] = {f"aws__RequestTag/{name}": fact(value) for name, value in tags.items()}
    family = tags.get("family", "").partition("-")[2]
    wanted = ["CreateKey", *(["TagResource"] if tags else [])]
    return [replace(ask(f"kms:{action}", "*", **facts), called=family) for action in wanted]


def _key(asked: Asked, action: str, said: str, context: dict[str, str] | None) -> Ask:
    key = asked.names.key_arn(said)
    facts: dict[str, Any] = {"kms__CallerAccount": fact(ACCOUNT)}
    facts |= {f"kms__EncryptionContext:{name}": fact(value) for name, value in (context or {}).items()}
    if context:
        facts["kms__EncryptionContextKeys"] = fact(*context)
    alias = said.partition(":alias/")[2] if said.startswith("arn:") else said.partition("alias/")[2]
    if alias:
        facts["kms__RequestAlias"] = fact(f"alias/{alias}")
    facts["kms__ResourceAliases"] = lambda: asked.names.aliases(key)
    facts["aws__ResourceTag/family"] = lambda: asked.names.family(key)
    return ask(f"kms:{action}", key, **facts)


def _sealed_with(ciphertext: Any) -> str:
    data = ciphertext if isinstance(ciphertext, bytes | bytearray) else bytes(ciphertext)
    return bytes(data[:_ID]).decode("ascii", "replace")
