"""The bucket in which letters wait that came to calendars."""

from kernel.aws import client
from kernel.settings import bucket


def letter(key: str) -> bytes:
    """The bytes of one."""
    return bytes(client("s3").get_object(Bucket=bucket("agenda-inbound"), Key=key)["Body"].read())
