"""The status page in S3, where the edge serves it from."""

from kernel.aws import client
from kernel.callers import WorkspaceId
from kernel.settings import bucket


class Shelf:
    def put(self, workspace: WorkspaceId, name: str, text: str, media_type: str) -> None:
        client("s3").put_object(
            Bucket=bucket("ops-status"),
            Key=f"public/{workspace}/{name}",
            Body=text.encode(),
            ContentType=media_type,
            CacheControl="public, max-age=15",
        )
