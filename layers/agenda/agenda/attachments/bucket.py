"""Files in S3, each under its calendar by the hash of what is in it. They go there and back by signed links."""

import base64
from datetime import datetime
from typing import Any
from urllib.parse import quote

from botocore.exceptions import ClientError

from agenda.attachments.model import SIGNED, AttachmentDraft
from agenda.attachments.service import Found, Upload
from kernel.aws import client, code
from kernel.callers import WorkspaceId
from kernel.settings import bucket

NAME = bucket("agenda-files")
GONE = ".gone"
"""What lies beside a file that went into another calendar."""
LONE = ".lone"
"""What lies beside a file to which nothing led when that was looked at."""
MISSING = {"404", "403", "NoSuchKey", "AccessDenied"}  # who may not list a bucket is told no more


class FileBucket:
    def __init__(self) -> None:
        client("s3")

    def place(self, workspace: WorkspaceId, calendar_id: str, wanted: AttachmentDraft) -> Upload:
        said: dict[str, Any] = {
            "ContentType": wanted.media_type,
            "ContentDisposition": f"attachment; filename*=UTF-8''{quote(wanted.name, safe='')}",
            "ChecksumSHA256": base64.b64encode(bytes.fromhex(wanted.sha256)).decode(),
        }
        params = {"Bucket": NAME, "Key": _key(workspace, calendar_id, wanted.sha256), "ContentLength": wanted.size}
        link = client("s3").generate_presigned_url("put_object", Params={**params, **said}, ExpiresIn=SIGNED)
        headers = {
            "Content-Type": said["ContentType"],
            "Content-Disposition": said["ContentDisposition"],
            "x-amz-checksum-sha256": said["ChecksumSHA256"],
        }
        return Upload(str(link), headers)

    def found(self, workspace: WorkspaceId, calendar_id: str, sha256: str) -> Found | None:
        where = {"Bucket": NAME, "Key": _key(workspace, calendar_id, sha256)}
        put = _since(where["Key"])
        if put is None:
            return None
        gone = _since(where["Key"] + GONE)
        link = client("s3").generate_presigned_url("get_object", Params=where, ExpiresIn=SIGNED)
        return Found(str(link), gone=gone is not None and put <= gone)

    def full(self, workspace: WorkspaceId) -> None:
        client("s3").put_object(Bucket=NAME, Key=f"{folder(workspace)}full/{LONE}", Body=b"")

    def size(self, workspace: WorkspaceId, calendar_id: str, sha256: str) -> int | None:
        try:
            found = client("s3").head_object(Bucket=NAME, Key=_key(workspace, calendar_id, sha256))
        except ClientError as error:
            if code(error) in MISSING:
                return None
            raise
        return int(found["ContentLength"])

    def carry(self, workspace: WorkspaceId, source: str, target: str, sha256: str) -> bool:
        here, there = (_key(workspace, each, sha256) for each in (source, target))
        try:
            client("s3").copy_object(Bucket=NAME, Key=there, CopySource={"Bucket": NAME, "Key": here})
        except ClientError as error:
            if code(error) in MISSING:
                return False
            raise
        client("s3").delete_object(Bucket=NAME, Key=there + GONE)
        client("s3").put_object(Bucket=NAME, Key=here + GONE, Body=b"")
        return True


def _since(key: str) -> datetime | None:
    """Since when something lies there, if it does."""
    try:
        since: datetime = client("s3").head_object(Bucket=NAME, Key=key)["LastModified"]
    except ClientError as error:
        if code(error) in MISSING:
            return None
        raise
    return since


def folder(workspace: WorkspaceId, calendar_id: str = "") -> str:
    """Where the files of a calendar lie, or those of all calendars of a workspace."""
    return f"files/{workspace}/{calendar_id}/" if calendar_id else f"files/{workspace}/"


def _key(workspace: WorkspaceId, calendar_id: str, sha256: str) -> str:
    return f"{folder(workspace, calendar_id)}{sha256}"
