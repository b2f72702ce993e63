"""Keys and their aliases. A key has no name: a tag says which resource it is, so that it is found again."""

import json

from botocore.exceptions import ClientError

from infra.local.clients import client
from infra.local.deploy.kinds import Made, Wanted, kind

TAG = "stoa:resource"


@kind(
    "AWS::KMS::Key",
    honours="KeySpec KeyUsage Description KeyPolicy EnableKeyRotation Enabled MultiRegion Tags",
    without_effect="PendingWindowInDays RotationPeriodInDays BypassPolicyLockoutSafetyCheck Origin",
)
def key(wanted: Wanted) -> Made:
    kms = client("kms")
    id_ = _found(wanted.name)
    if id_ is None:
        made = kms.create_key(
            KeySpec=str(wanted.get("KeySpec", "SYMMETRIC_DEFAULT")),
            KeyUsage=str(wanted.get("KeyUsage", "ENCRYPT_DECRYPT")),
            Description=str(wanted.get("Description", "")),
            MultiRegion=wanted.flag("MultiRegion"),
            Tags=[{"TagKey": TAG, "TagValue": wanted.name}, *_tags(wanted)],
        )
        id_ = str(made["KeyMetadata"]["KeyId"])
    if wanted.get("KeyPolicy"):
        kms.put_key_policy(KeyId=id_, PolicyName="default", Policy=json.dumps(wanted.get("KeyPolicy")))
    if wanted.flag("EnableKeyRotation"):
        kms.enable_key_rotation(KeyId=id_)
    if wanted.flag("Enabled", default=True):
        kms.enable_key(KeyId=id_)
    else:
        kms.disable_key(KeyId=id_)
    return Made(id_, {"Arn": kms.describe_key(KeyId=id_)["KeyMetadata"]["Arn"], "KeyId": id_})


def _tags(wanted: Wanted) -> list[dict[str, str]]:
    return [{"TagKey": str(each["Key"]), "TagValue": str(each["Value"])} for each in wanted.get("Tags", ())]


def _found(name: str) -> str | None:
    kms = client("kms")
    for page in kms.get_paginator("list_keys").paginate():
        for each in page["Keys"]:
            tags = kms.list_resource_tags(KeyId=each["KeyId"]).get("Tags", ())
            if {"TagKey": TAG, "TagValue": name} in tags:
                return str(each["KeyId"])
    return None


@kind("AWS::KMS::Alias", honours="AliasName TargetKeyId")
def alias(wanted: Wanted) -> Made:
    name, target = str(wanted.need("AliasName")), str(wanted.need("TargetKeyId")).rpartition("/")[2]
    wanted.world.claim("alias", name, wanted.logical_id)
    kms = client("kms")
    try:
        there = kms.describe_key(KeyId=name)["KeyMetadata"]["KeyId"]
    except ClientError as error:
        if error.response["Error"]["Code"] != "NotFoundException":
            raise
        kms.create_alias(AliasName=name, TargetKeyId=target)
    else:
        if there != target:
            kms.update_alias(AliasName=name, TargetKeyId=target)
    return Made(name)
