"""Pictures of people in S3: what came, for a day, and what is kept, each under its person."""

from botocore.exceptions import ClientError

from identity.avatars.model import SIGNED, Announced
from identity.pictures import Picture
from kernel.aws import client, code
from kernel.callers import PersonId
from kernel.settings import bucket

NAME = bucket("identity-avatars")
_MISSING = {"NoSuchKey", "AccessDenied"}  # who may not list a bucket is told no more


class AvatarBucket:
    def __init__(self) -> None:
        client("s3")

    def place(self, person: PersonId, upload: str, wanted: Announced) -> str:
        said = {"ContentType": wanted.media_type, "ContentLength": wanted.size}
        params = {"Bucket": NAME, "Key": _came(person, upload), **said}
        return str(client("s3").generate_presigned_url("put_object", Params=params, ExpiresIn=SIGNED))

    def taken(self, person: PersonId, upload: str) -> bytes | None:
        return _read(_came(person, upload))

    def put(self, person: PersonId, avatar: Picture) -> None:
        said = {"Body": avatar.data, "ContentType": avatar.media_type}
        client("s3").put_object(Bucket=NAME, Key=_kept(person, avatar.name), **said)

    def get(self, person: PersonId, name: str) -> bytes | None:
        return _read(_kept(person, name))

    def forget(self, person: PersonId, name: str) -> None:
        client("s3").delete_object(Bucket=NAME, Key=_kept(person, name))

    def drop(self, person: PersonId, upload: str) -> None:
        client("s3").delete_object(Bucket=NAME, Key=_came(person, upload))


def forget_all(person: PersonId) -> None:
    """Let nothing be left of the pictures of somebody."""
    listed = client("s3").list_objects_v2(Bucket=NAME, Prefix=_kept(person, ""))
    for each in listed.get("Contents", ()):
        client("s3").delete_object(Bucket=NAME, Key=each["Key"])


def _read(key: str) -> bytes | None:
    try:
        data: bytes = client("s3").get_object(Bucket=NAME, Key=key)["Body"].read()
    except ClientError as error:
        if code(error) in _MISSING:
            return None
        raise
    return data


def _came(person: PersonId, upload: str) -> str:
    return f"uploads/{person}/{upload}"


def _kept(person: PersonId, name: str) -> str:
    return f"avatars/{person}/{name}"
