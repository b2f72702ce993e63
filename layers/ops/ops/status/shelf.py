"""Status pages in S3, where the edge serves them from."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from botocore.exceptions import ClientError

from kernel.aws import client, code
from kernel.callers import WorkspaceId
from kernel.settings import bucket

ROOT = "public/"
_THERE = {"PreconditionFailed", "ConditionalRequestConflict"}


class Shelf:
    def put(self, workspace: WorkspaceId, name: str, text: str, media_type: str) -> None:
        _put(workspace, name, text, media_type)

    def put_first(self, workspace: WorkspaceId, name: str, text: str, media_type: str) -> None:
        try:
            _put(workspace, name, text, media_type, IfNoneMatch="*")
        except ClientError as error:
            if code(error) not in _THERE:
                raise

    def count(self, workspace: WorkspaceId) -> int:
        listed = client("s3").list_objects_v2(Bucket=bucket("ops-status"), Prefix=f"{ROOT}{workspace}/")
        return int(listed["KeyCount"])

    def remove(self, workspace: WorkspaceId, name: str) -> None:
        client("s3").delete_object(Bucket=bucket("ops-status"), Key=f"{ROOT}{workspace}/{name}")

    def written(self) -> Iterator[tuple[WorkspaceId, datetime]]:
        start: dict[str, Any] = {}
        while True:
            listed = client("s3").list_objects_v2(Bucket=bucket("ops-status"), Prefix=ROOT, **start)
            for each in listed.get("Contents", ()):
                workspace, _, name = each["Key"].removeprefix(ROOT).partition("/")
                if name == "status.json":  # the second half of a page
                    yield WorkspaceId(workspace), each["LastModified"]
            if not listed["IsTruncated"]:
                return
            start = {"ContinuationToken": listed["NextContinuationToken"]}


def _put(workspace: WorkspaceId, name: str, text: str, media_type: str, **condition: str) -> None:
    client("s3").put_object(
        Bucket=bucket("ops-status"),
        Key=f"{ROOT}{workspace}/{name}",
        Body=text.encode(),
        ContentType=media_type,
        CacheControl="public, max-age=15",
        **condition,
    )
