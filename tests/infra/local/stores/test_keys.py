import hashlib

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.serialization import load_der_public_key

from tests.infra.local.stores.aws import client, refused

CONTEXT = {"workspace": "w"}


def make(alias, spec="SYMMETRIC_DEFAULT", usage="ENCRYPT_DECRYPT"):
    key = client("kms").create_key(KeySpec=spec, KeyUsage=usage, Tags=[{"TagKey": "made-by", "TagValue": "tests"}])
    client("kms").create_alias(AliasName=alias, TargetKeyId=key["KeyMetadata"]["KeyId"])
    return key["KeyMetadata"]["KeyId"]


def public_key(alias):
    return load_der_public_key(client("kms").get_public_key(KeyId=alias)["PublicKey"])


def test_what_was_sealed_opens_after_a_restart(process):
    kms = client("kms")
    key = make("alias/test-seal")
    kms.enable_key_rotation(KeyId=key)
    sealed = kms.generate_data_key(KeyId="alias/test-seal", KeySpec="AES_256", EncryptionContext=CONTEXT)
    kms.rotate_key_on_demand(KeyId=key)
    process.restart()
    opened = kms.decrypt(CiphertextBlob=sealed["CiphertextBlob"], EncryptionContext=CONTEXT)
    assert opened["Plaintext"] == sealed["Plaintext"]
    assert kms.describe_key(KeyId="alias/test-seal")["KeyMetadata"]["KeyId"] == key
    assert kms.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"] is True
    assert kms.list_resource_tags(KeyId=key)["Tags"] == [{"TagKey": "made-by", "TagValue": "tests"}]
    assert [one["AliasName"] for one in kms.list_aliases(KeyId=key)["Aliases"]] == ["alias/test-seal"]


def test_a_context_is_not_its_letters(stores):
    make("alias/test-seal")
    sealed = client("kms").encrypt(KeyId="alias/test-seal", Plaintext=b"x", EncryptionContext={"ab": "c"})
    for wrong in ({"a": "bc"}, {}, {"ab": "d"}):
        with refused("InvalidCiphertextException"):
            client("kms").decrypt(CiphertextBlob=sealed["CiphertextBlob"], EncryptionContext=wrong)


@pytest.mark.parametrize(
    ("spec", "algorithm", "ways"),
    [
        ("ECC_NIST_P256", "ECDSA_SHA_256", (ec.ECDSA(hashes.SHA256()),)),
        (
            "RSA_2048",
            "RSASSA_PSS_SHA_256",
            (padding.PSS(mgf=padding.MGF1(hashes.SHA256()), salt_length=32), hashes.SHA256()),
        ),
        ("RSA_2048", "RSASSA_PKCS1_V1_5_SHA_256", (padding.PKCS1v15(), hashes.SHA256())),
    ],
)
def test_a_digest_is_signed_as_the_digest_it_is_before_and_after_a_restart(process, spec, algorithm, ways):
    make("alias/test-sign", spec, "SIGN_VERIFY")
    digest = hashlib.sha256(b"message").digest()
    for _ in range(2):
        for message, kind in ((digest, "DIGEST"), (b"message", "RAW")):
            request = {"KeyId": "alias/test-sign", "SigningAlgorithm": algorithm}
            signed = client("kms").sign(Message=message, MessageType=kind, **request)["Signature"]
            public_key("alias/test-sign").verify(signed, b"message", *ways)
            for same, other in ((digest, "DIGEST"), (b"message", "RAW")):
                assert client("kms").verify(Message=same, MessageType=other, Signature=signed, **request)[
                    "SignatureValid"
                ]
        process.restart()


def test_a_digest_has_the_length_of_its_algorithm(stores):
    make("alias/test-sign", "ECC_NIST_P256", "SIGN_VERIFY")
    with refused("ValidationException", "invalid length"):
        client("kms").sign(
            KeyId="alias/test-sign", Message=b"short", MessageType="DIGEST", SigningAlgorithm="ECDSA_SHA_256"
        )


def test_mac_keys_are_kept(process):
    make("alias/test-mac", "HMAC_256", "GENERATE_VERIFY_MAC")
    request = {"KeyId": "alias/test-mac", "Message": b"m", "MacAlgorithm": "HMAC_SHA_256"}
    mac = client("kms").generate_mac(**request)["Mac"]
    process.restart()
    assert client("kms").verify_mac(Mac=mac, **request)["MacValid"]


def test_a_key_of_many_regions_stays_one(process):
    key = client("kms").create_key(MultiRegion=True)["KeyMetadata"]
    process.restart()
    assert client("kms").describe_key(KeyId=key["KeyId"])["KeyMetadata"] == key


def test_a_deleted_alias_does_not_come_back(process):
    make("alias/test-seal")
    client("kms").delete_alias(AliasName="alias/test-seal")
    process.restart()
    with refused("NotFoundException"):
        client("kms").describe_key(KeyId="alias/test-seal")
