import json

import jwt
import pytest

from functions.identity import sessions_refresh, signing_turn
from identity.signing.model import DAY, KNOWN_AFTER, SIGNS_FOR
from kernel.aws import client


@pytest.fixture
def keyring(rows):
    return lambda: json.loads(rows("identity-by-kid-1")[0]["keyring"]["S"])["keys"]


@pytest.fixture
def later(invoke, keyring):
    """Turn the keys when so many days more have passed for those that there are."""

    def later(days):
        if days:
            aged = [{**key, "since": key["since"] - days * DAY} for key in keyring()]
            said = json.dumps({"number": number(), "keys": aged})
            client("dynamodb").update_item(
                TableName="test-identity-by-kid-1",
                Key={"pk": {"S": "tokens"}},
                UpdateExpression="SET keyring = :said",
                ExpressionAttributeValues={":said": {"S": said}},
            )
        invoke(signing_turn)

    def number():
        row = client("dynamodb").get_item(TableName="test-identity-by-kid-1", Key={"pk": {"S": "tokens"}})["Item"]
        return int(row["number"]["N"])

    return later


def test_every_two_months_another_key_signs_which_everybody_has_known_for_a_day(later, keyring):
    later(0)
    (first,) = keyring()
    later(SIGNS_FOR // DAY - 2)
    assert [each["kid"] for each in keyring()] == [first["kid"]]

    later(1)

    old, new = keyring()
    assert new["since"] - old["since"] == pytest.approx(SIGNS_FOR, abs=60)
    assert new["kid"] != old["kid"]


def test_while_one_takes_over_from_the_other_the_tokens_of_both_are_believed(
    later, invoke, join, authorize, keyring, cold
):
    ada = join()
    (first,) = keyring()
    later(SIGNS_FOR // DAY - 1)
    later(1)  # the next one signs
    cold()
    refreshed = invoke(sessions_refresh, body={"refresh_token": ada.refresh_token}, headers={"cookie": ""}).json

    kids = [jwt.get_unverified_header(each)["kid"] for each in (ada.access_token, refreshed["access_token"])]
    assert kids == [first["kid"], keyring()[1]["kid"]]
    for token in (ada.access_token, refreshed["access_token"]):
        assert authorize(token)["context"]["person"] == ada.person

    later(KNOWN_AFTER // DAY)
    cold()
    assert authorize(ada.access_token)["context"] == {"problem": "credential-refused"}
    assert authorize(refreshed["access_token"])["context"]["person"] == ada.person


def test_a_key_that_has_served_is_forgotten_and_deleted_later(later, keyring):
    later(0)
    (first,) = keyring()
    later(SIGNS_FOR // DAY - 1)
    later(1)
    assert len(keyring()) == 2

    later(KNOWN_AFTER // DAY)

    assert first["kid"] not in {each["kid"] for each in keyring()}
    assert client("kms").describe_key(KeyId=first["key_id"])["KeyMetadata"]["KeyState"] == "PendingDeletion"


def test_a_new_key_belongs_to_the_family_and_can_only_sign(later, keyring):
    later(0)
    later(SIGNS_FOR // DAY)

    said = client("kms").describe_key(KeyId=keyring()[-1]["key_id"])["KeyMetadata"]
    assert (said["KeySpec"], said["KeyUsage"]) == ("ECC_NIST_P256", "SIGN_VERIFY")
    tags = client("kms").list_resource_tags(KeyId=said["KeyId"])["Tags"]
    assert {"TagKey": "family", "TagValue": "test-identity-signing"} in tags
