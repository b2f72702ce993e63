"""The files of jobs in S3: each job has a folder, which goes with it. The bucket itself forgets them after a week."""

import base64
from collections.abc import Iterator
from urllib.parse import quote

from botocore.exceptions import ClientError

from agenda.attachments.bucket import MISSING, NAME
from agenda.attachments.model import SIGNED
from agenda.attachments.service import Upload
from agenda.jobs.model import ImportDraft
from kernel.aws import client, code
from kernel.callers import WorkspaceId

UPLOAD = "upload"
_TYPE = "text/calendar"


def folder(workspace: WorkspaceId, job_id: str = "") -> str:
    """Where the files of a job lie, or those of all jobs of a workspace."""
    return f"jobs/{workspace}/{job_id}/" if job_id else f"jobs/{workspace}/"


class JobBucket:
    def __init__(self) -> None:
        client("s3")

    def place(self, workspace: WorkspaceId, job_id: str, wanted: ImportDraft) -> Upload:
        """Where the file of an import goes: a link that takes exactly that one."""
        digest = base64.b64encode(bytes.fromhex(wanted.sha256)).decode()
        where = {"Bucket": NAME, "Key": f"{folder(workspace, job_id)}{UPLOAD}", "ContentLength": wanted.size}
        params = {**where, "ContentType": _TYPE, "ChecksumSHA256": digest}
        link = client("s3").generate_presigned_url("put_object", Params=params, ExpiresIn=SIGNED)
        return Upload(str(link), {"Content-Type": _TYPE, "x-amz-checksum-sha256": digest})

    def there(self, workspace: WorkspaceId, job_id: str, name: str) -> bool:
        try:
            client("s3").head_object(Bucket=NAME, Key=f"{folder(workspace, job_id)}{name}")
        except ClientError as error:
            if code(error) in MISSING:
                return False
            raise
        return True

    def link(self, workspace: WorkspaceId, job_id: str, name: str, called: str) -> str:
        """A link that gives a file under another name, for a while."""
        said = f"attachment; filename*=UTF-8''{quote(called, safe='')}"
        where = {"Bucket": NAME, "Key": f"{folder(workspace, job_id)}{name}", "ResponseContentDisposition": said}
        return str(client("s3").generate_presigned_url("get_object", Params=where, ExpiresIn=SIGNED))

    def put(self, workspace: WorkspaceId, job_id: str, name: str, data: object, media_type: str = _TYPE) -> None:
        where = {"Bucket": NAME, "Key": f"{folder(workspace, job_id)}{name}"}
        client("s3").put_object(**where, Body=data, ContentType=media_type)

    def get(self, workspace: WorkspaceId, job_id: str, name: str) -> bytes | None:
        where = {"Bucket": NAME, "Key": f"{folder(workspace, job_id)}{name}"}
        try:
            data: bytes = client("s3").get_object(**where)["Body"].read()
        except ClientError as error:
            if code(error) in MISSING:
                return None
            raise
        return data

    def names(self, workspace: WorkspaceId, job_id: str) -> Iterator[str]:
        """What lies in the folder of a job, in order."""
        where = folder(workspace, job_id)
        wanted = {"Bucket": NAME, "Prefix": where}
        while found := client("s3").list_objects_v2(**wanted).get("Contents"):
            yield from (each["Key"].removeprefix(where) for each in found)
            wanted["StartAfter"] = found[-1]["Key"]

    def remove(self, workspace: WorkspaceId, job_id: str, name: str) -> None:
        client("s3").delete_object(Bucket=NAME, Key=f"{folder(workspace, job_id)}{name}")
