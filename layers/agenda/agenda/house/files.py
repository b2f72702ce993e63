"""The files that lie beside events, by the folder: how many there are, and letting go of them."""

from collections.abc import Iterator

from agenda.attachments.bucket import NAME
from kernel.aws import client


def count(folder: str) -> int:
    """How many files are in a folder."""
    return sum(1 for _ in _keys(folder))


def remove(folder: str) -> None:
    """Delete all of them."""
    for key in list(_keys(folder)):
        client("s3").delete_object(Bucket=NAME, Key=key)


def _keys(folder: str) -> Iterator[str]:
    for page in client("s3").get_paginator("list_objects_v2").paginate(Bucket=NAME, Prefix=folder):
        yield from (each["Key"] for each in page.get("Contents", ()))
