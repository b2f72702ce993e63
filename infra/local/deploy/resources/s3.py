"""Buckets and their policies."""

import json
from typing import Any

from botocore.exceptions import ClientError

from infra.local.clients import client
from infra.local.deploy.calls import call
from infra.local.deploy.errors import TemplateError
from infra.local.deploy.kinds import Made, Wanted, cut, kind, truthful
from infra.local.deploy.resources.iam import statements
from infra.local.deployment import REGION

_THERE = {"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}
_RENAMED = {"Id": "ID", "ExposedHeaders": "ExposeHeaders", "MaxAge": "MaxAgeSeconds"}
_RULES = {
    "Id",
    "Status",
    "Prefix",
    "ExpirationInDays",
    "ExpiredObjectDeleteMarker",
    "NoncurrentVersionExpiration",
    "Transitions",
    "NoncurrentVersionTransitions",
    "AbortIncompleteMultipartUpload",
    "ObjectSizeGreaterThan",
    "ObjectSizeLessThan",
}


@kind(
    "AWS::S3::Bucket",
    honours="BucketName VersioningConfiguration CorsConfiguration PublicAccessBlockConfiguration"
    " NotificationConfiguration LifecycleConfiguration BucketEncryption OwnershipControls"
    " ObjectLockEnabled ObjectLockConfiguration",
    without_effect="Tags LoggingConfiguration AccelerateConfiguration IntelligentTieringConfigurations"
    " InventoryConfigurations MetricsConfigurations AnalyticsConfigurations AbacStatus",
)
def bucket(wanted: Wanted) -> Made:
    name = str(wanted.get("BucketName", cut(wanted.name.lower(), 63)))
    wanted.world.claim("bucket", name, wanted.logical_id)
    s3 = client("s3")
    try:
        s3.create_bucket(
            Bucket=name,
            CreateBucketConfiguration={"LocationConstraint": REGION},
            ObjectLockEnabledForBucket=truthful(wanted.get("ObjectLockEnabled", False)),
        )
    except ClientError as error:
        if error.response["Error"]["Code"] not in _THERE:
            raise
    for operation, member, given in _configured(wanted):
        call("s3", operation, {"Bucket": name, member: given})
    names = {"Arn": f"arn:aws:s3:::{name}", "DomainName": f"{name}.s3.amazonaws.com"}
    regional = f"{name}.s3.{REGION}.amazonaws.com"
    return Made(name, {**names, "RegionalDomainName": regional, "DualStackDomainName": regional})


def _configured(wanted: Wanted) -> list[tuple[str, str, Any]]:
    """Each configuration with the call that makes it so."""
    found: list[tuple[str, str, Any]] = []
    given = wanted.get("VersioningConfiguration")
    if given:
        found.append(("PutBucketVersioning", "VersioningConfiguration", given))
    given = wanted.get("ObjectLockConfiguration")
    if given:
        found.append(("PutObjectLockConfiguration", "ObjectLockConfiguration", given))
    given = wanted.get("CorsConfiguration")
    if given:
        rules = [{_RENAMED.get(key, key): value for key, value in rule.items()} for rule in given["CorsRules"]]
        found.append(("PutBucketCors", "CORSConfiguration", {"CORSRules": rules}))
    given = wanted.get("PublicAccessBlockConfiguration")
    if given:
        found.append(("PutPublicAccessBlock", "PublicAccessBlockConfiguration", given))
    given = wanted.get("OwnershipControls")
    if given:
        found.append(("PutBucketOwnershipControls", "OwnershipControls", given))
    given = wanted.get("BucketEncryption")
    if given:
        rules = [
            {
                "ApplyServerSideEncryptionByDefault" if key == "ServerSideEncryptionByDefault" else key: value
                for key, value in rule.items()
            }
            for rule in given["ServerSideEncryptionConfiguration"]
        ]
        found.append(("PutBucketEncryption", "ServerSideEncryptionConfiguration", {"Rules": rules}))
    given = wanted.get("LifecycleConfiguration")
    if given:
        rules = [_lifecycle(rule, number) for number, rule in enumerate(given["Rules"])]
        found.append(("PutBucketLifecycleConfiguration", "LifecycleConfiguration", {"Rules": rules}))
    given = wanted.get("NotificationConfiguration")
    if given:
        found.append(("PutBucketNotificationConfiguration", "NotificationConfiguration", _notified(given)))
    return found


def _notified(given: dict[str, Any]) -> dict[str, Any]:
    for name in given:
        if name != "EventBridgeConfiguration":
            raise TemplateError(f"NotificationConfiguration: {name} is not known here; take EventBridgeConfiguration")
    said = given.get("EventBridgeConfiguration", {})
    return {"EventBridgeConfiguration": {}} if truthful(said.get("EventBridgeEnabled", True)) else {}


def _lifecycle(rule: dict[str, Any], number: int) -> dict[str, Any]:
    for name in rule:
        if name not in _RULES:
            raise TemplateError(f"LifecycleConfiguration: {name} is not known here")
    found: dict[str, Any] = {
        "ID": rule.get("Id", f"rule-{number}"),
        "Status": rule["Status"],
        "Filter": {"Prefix": rule.get("Prefix", "")},
    }
    if "ExpirationInDays" in rule:
        found["Expiration"] = {"Days": int(rule["ExpirationInDays"])}
    elif "ExpiredObjectDeleteMarker" in rule:
        found["Expiration"] = {"ExpiredObjectDeleteMarker": truthful(rule["ExpiredObjectDeleteMarker"])}
    if "NoncurrentVersionExpiration" in rule:
        kept = rule["NoncurrentVersionExpiration"]
        newer = {"NewerNoncurrentVersions": int(kept["NewerNoncurrentVersions"])} if len(kept) > 1 else {}
        found["NoncurrentVersionExpiration"] = {"NoncurrentDays": int(kept["NoncurrentDays"]), **newer}
    if "AbortIncompleteMultipartUpload" in rule:
        found["AbortIncompleteMultipartUpload"] = rule["AbortIncompleteMultipartUpload"]
    transitions = [
        {"StorageClass": each["StorageClass"], "Days": int(each["TransitionInDays"])}
        for each in rule.get("Transitions", ())
    ]
    return {**found, **({"Transitions": transitions} if transitions else {})}


@kind("AWS::S3::BucketPolicy", honours="Bucket PolicyDocument")
def bucket_policy(wanted: Wanted) -> Made:
    name = str(wanted.need("Bucket"))
    statements(wanted.need("PolicyDocument"), of_resource=True)
    client("s3").put_bucket_policy(Bucket=name, Policy=json.dumps(wanted.need("PolicyDocument")))
    return Made(name)
