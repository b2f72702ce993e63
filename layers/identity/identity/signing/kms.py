"""The private halves of the signing keys, in KMS. Nobody can read them there; a function may only ask it to sign."""

from hashlib import sha256

from kernel.aws import client
from kernel.settings import STAGE, physical

_FAMILY = physical("identity-signing")
_TAGS = [{"TagKey": "family", "TagValue": _FAMILY}, {"TagKey": "stage", "TagValue": STAGE}]
"""What its permissions go by: a function may use the keys of this family, and make some."""
_POINT = 65  # an uncompressed point: 4, x, y; the end of what KMS answers (SubjectPublicKeyInfo)


class KmsKeys:
    def first(self) -> tuple[str, bytes]:
        return self._public(f"alias/{_FAMILY}")

    def made(self) -> tuple[str, bytes]:
        answer = client("kms").create_key(
            KeySpec="ECC_NIST_P256",
            KeyUsage="SIGN_VERIFY",
            Description=f"Signs the tokens of stage {STAGE}",
            Tags=_TAGS,
        )
        return self._public(answer["KeyMetadata"]["Arn"])

    def sign(self, key_id: str, message: bytes) -> bytes:
        answer = client("kms").sign(
            KeyId=key_id,
            Message=sha256(message).digest(),
            MessageType="DIGEST",
            SigningAlgorithm="ECDSA_SHA_256",
        )
        return jose(answer["Signature"])

    def retire(self, key_id: str) -> None:
        client("kms").schedule_key_deletion(KeyId=key_id, PendingWindowInDays=30)

    @staticmethod
    def _public(key_id: str) -> tuple[str, bytes]:
        answer = client("kms").get_public_key(KeyId=key_id)
        point: bytes = answer["PublicKey"][-_POINT:]
        if point[0] != 4:  # noqa: PLR2004 - so it begins
            raise ValueError("KMS answered with a key of another form")
        return answer["KeyId"], point[1:]


def jose(der: bytes) -> bytes:
    """A signature as JOSE has it, 32 bytes of r and 32 of s, from the two integers of ASN.1 that KMS answers with."""
    first = 2 + 2 + der[3]
    r, s = der[4:first], der[first + 2 : first + 2 + der[first + 1]]
    return int.from_bytes(r).to_bytes(32) + int.from_bytes(s).to_bytes(32)
