"""S3."""

from typing import Any

from infra.local.runtime.actions.asking import Ask, Asked, ask, fact

_OBJECT = {
    "GetObject": "GetObject",
    "HeadObject": "GetObject",
    "GetObjectAttributes": "GetObjectAttributes",
    "PutObject": "PutObject",
    "CreateMultipartUpload": "PutObject",
    "UploadPart": "PutObject",
    "CompleteMultipartUpload": "PutObject",
    "AbortMultipartUpload": "AbortMultipartUpload",
    "ListParts": "ListMultipartUploadParts",
    "DeleteObject": "DeleteObject",
    "GetObjectTagging": "GetObjectTagging",
    "PutObjectTagging": "PutObjectTagging",
    "DeleteObjectTagging": "DeleteObjectTagging",
    "RestoreObject": "RestoreObject",
}
_BUCKET = {
    "HeadBucket": "ListBucket",
    "ListObjects": "ListBucket",
    "ListObjectsV2": "ListBucket",
    "ListObjectVersions": "ListBucketVersions",
    "ListMultipartUploads": "ListBucketMultipartUploads",
    "GetBucketLocation": "GetBucketLocation",
    "GetBucketCors": "GetBucketCORS",
    "GetBucketVersioning": "GetBucketVersioning",
}
_OF_VERSIONS = {"GetObject", "DeleteObject", "GetObjectTagging", "PutObjectTagging", "DeleteObjectTagging"}


def needs(asked: Asked) -> list[Ask] | None:
    operation, params = asked.operation, asked.params
    if operation == "ListBuckets":
        return [ask("s3:ListAllMyBuckets", "*")]
    bucket = str(params.get("Bucket", ""))
    if operation in _BUCKET:
        facts = {f"s3__{name.lower()}": fact(params[name]) for name in ("Prefix", "Delimiter") if name in params}
        return [ask(f"s3:{_BUCKET[operation]}", f"arn:aws:s3:::{bucket}", **facts)]
    if operation in _OBJECT:
        found = [_object(_OBJECT[operation], bucket, params["Key"], params.get("VersionId"))]
        if operation == "PutObject" and params.get("Tagging"):
            found.append(_object("PutObjectTagging", bucket, params["Key"], None))
        return found
    if operation == "DeleteObjects":
        objects = params["Delete"]["Objects"]
        return [_object("DeleteObject", bucket, each["Key"], each.get("VersionId")) for each in objects]
    if operation in {"CopyObject", "UploadPartCopy"}:
        return [_source(params["CopySource"]), _object("PutObject", bucket, params["Key"], None)]
    return None


def _object(action: str, bucket: str, key: str, version: str | None) -> Ask:
    named = action.replace("Object", "ObjectVersion") if version and action in _OF_VERSIONS else action
    return ask(f"s3:{named}", f"arn:aws:s3:::{bucket}/{key}")


def _source(said: Any) -> Ask:
    if isinstance(said, dict):
        return _object("GetObject", said["Bucket"], said["Key"], said.get("VersionId"))
    bucket, _, key = str(said).removeprefix("/").partition("/")
    key, _, version = key.partition("?versionId=")
    return _object("GetObject", bucket, key, version or None)
