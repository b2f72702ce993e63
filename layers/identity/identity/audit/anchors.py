"""Hashes of the log, in a bucket whose objects are locked. The name of an object says it all, so a list is enough.

Whoever deletes one leaves its version behind, and whoever adds one only makes the log look false: all versions count.
"""

from collections import defaultdict
from collections.abc import Iterator

from botocore.exceptions import ClientError

from identity.audit.model import Link, workspace_of
from identity.audit.proving import Anchored
from identity.audit.rows import DIGITS
from kernel.aws import client, code
from kernel.callers import WorkspaceId
from kernel.settings import bucket

_THERE = {"PreconditionFailed", "ConditionalRequestConflict"}
_ROOT = "anchors/"


class AnchorShelf:
    def put(self, link: Link) -> None:
        """Anchor an entry; once is enough."""
        try:
            client("s3").put_object(
                Bucket=bucket("identity-audit"),
                Key=f"{_ROOT}{workspace_of(link)}/{link.number:0{DIGITS}}-{link.hash}",
                Body=b"",
                ChecksumAlgorithm="SHA256",  # S3 wants one where objects are locked
                IfNoneMatch="*",
            )
        except ClientError as error:
            if code(error) not in _THERE:
                raise

    def since(self, workspace: WorkspaceId, number: int) -> Anchored:
        """What was anchored of an entry and of those behind it. A log that grows every hour has nine pages a year."""
        found: dict[int, set[str]] = defaultdict(set)
        for key in _keys(f"{_ROOT}{workspace}/"):
            said, _, text = key.partition("-")
            if int(said) >= number:
                found[int(said)].add(text)
        return {each: frozenset(hashes) for each, hashes in found.items()}


def _keys(prefix: str) -> Iterator[str]:
    """The names of all versions under a prefix, without it."""
    more: dict[str, str] = {}
    while True:
        listed = client("s3").list_object_versions(Bucket=bucket("identity-audit"), Prefix=prefix, **more)
        yield from (str(each["Key"]).removeprefix(prefix) for each in listed.get("Versions", ()))
        if not listed["IsTruncated"]:
            return
        more = {"KeyMarker": listed["NextKeyMarker"], "VersionIdMarker": listed["NextVersionIdMarker"]}
