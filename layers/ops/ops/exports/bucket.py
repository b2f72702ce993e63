"""The files of exports in S3, where every room puts its own."""

from kernel.aws import client
from kernel.settings import bucket

NAME = bucket("shared-exports")


class ExportBucket:
    def put(self, key: str, data: bytes) -> None:
        client("s3").put_object(Bucket=NAME, Key=key, Body=data, ContentType="application/zip")
