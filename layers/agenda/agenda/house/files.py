"""The files that lie beside events, by the folder: how many there are, and letting go of them."""

from collections.abc import Iterator

from agenda.attachments.bucket import GONE, LONE, NAME
from kernel.aws import client


def count(folder: str) -> int:
    """How many files are in a folder."""
    return sum(1 for each in _keys(folder) if not each.endswith((GONE, LONE)))


def remove(folder: str) -> None:
    """Delete all of them."""
    for key in list(_keys(folder)):
        client("s3").delete_object(Bucket=NAME, Key=key)


def _keys(folder: str) -> Iterator[str]:
    wanted = {"Bucket": NAME, "Prefix": folder}
    while found := client("s3").list_objects_v2(**wanted).get("Contents"):
        yield from (each["Key"] for each in found)
        wanted["StartAfter"] = found[-1]["Key"]
