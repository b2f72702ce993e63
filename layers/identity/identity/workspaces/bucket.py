"""Logos in S3, under the workspace and the hash of what is in them."""

from botocore.exceptions import ClientError

from identity.pictures import Picture
from kernel.aws import client, code
from kernel.callers import WorkspaceId
from kernel.settings import bucket

NAME = bucket("identity-logos")
_MISSING = {"NoSuchKey", "AccessDenied"}  # who may not list a bucket is told no more


class LogoBucket:
    def __init__(self) -> None:
        client("s3")

    def put(self, workspace: WorkspaceId, logo: Picture) -> None:
        key = f"logos/{workspace}/{logo.name}"
        client("s3").put_object(Bucket=NAME, Key=key, Body=logo.data, ContentType=logo.media_type)

    def get(self, workspace: WorkspaceId, name: str) -> bytes | None:
        try:
            data: bytes = client("s3").get_object(Bucket=NAME, Key=f"logos/{workspace}/{name}")["Body"].read()
        except ClientError as error:
            if code(error) in _MISSING:
                return None
            raise
        return data
