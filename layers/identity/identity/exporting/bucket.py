"""The files of exports in S3: made of parts, and fetched by links that are good for minutes."""

from collections.abc import Iterator, Sequence

from botocore.exceptions import ClientError

from identity.exporting.model import LINKED, File
from kernel.aws import client, code
from kernel.settings import bucket

NAME = bucket("shared-exports")


class ExportBucket:
    def __init__(self) -> None:
        client("s3")

    def begin(self, key: str) -> str:
        return str(client("s3").create_multipart_upload(Bucket=NAME, Key=key)["UploadId"])

    def part(self, key: str, upload: str, number: int, data: bytes) -> str:
        said = {"Bucket": NAME, "Key": key, "UploadId": upload, "PartNumber": number}
        return str(client("s3").upload_part(**said, Body=data)["ETag"])

    def complete(self, key: str, upload: str, parts: Sequence[str]) -> None:
        """Make them a file; one that is complete already is as well."""
        made = [{"ETag": tag, "PartNumber": number} for number, tag in enumerate(parts, 1)]
        try:
            client("s3").complete_multipart_upload(
                Bucket=NAME, Key=key, UploadId=upload, MultipartUpload={"Parts": made}
            )
        except ClientError as error:
            if code(error) != "NoSuchUpload":
                raise

    def put_aside(self, key: str, data: bytes) -> None:
        client("s3").put_object(Bucket=NAME, Key=key, Body=data)

    def taken_up(self, key: str) -> bytes:
        data: bytes = client("s3").get_object(Bucket=NAME, Key=key)["Body"].read()
        return data

    def read(self, key: str, start: int, end: int) -> bytes:
        found = client("s3").get_object(Bucket=NAME, Key=key, Range=f"bytes={start}-{end - 1}") if end > start else None
        data: bytes = found["Body"].read() if found else b""
        return data

    def size(self, key: str) -> int:
        return int(client("s3").head_object(Bucket=NAME, Key=key)["ContentLength"])

    def sizes(self, folder: str) -> dict[str, int]:
        listed = client("s3").list_objects_v2(Bucket=NAME, Prefix=folder)
        return {str(each["Key"]).removeprefix(folder): int(each["Size"]) for each in listed.get("Contents", ())}

    def files(self, folder: str) -> Iterator[File]:
        """What is in a folder by now, each with a link."""
        for name, size in self.sizes(folder).items():
            yield File(name=name, size=size, link=self._link(f"{folder}{name}", name))

    def _link(self, key: str, name: str) -> str:
        wanted = {"Bucket": NAME, "Key": key, "ResponseContentDisposition": f'attachment; filename="{name}"'}
        return str(client("s3").generate_presigned_url("get_object", Params=wanted, ExpiresIn=LINKED))
