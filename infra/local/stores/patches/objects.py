"""moto's objects keep their bodies, and all that is said of them, on the shelf; not in memory and open files."""

import threading
from collections.abc import Iterable
from hashlib import md5
from typing import Any

from moto.iam.access_control import PermissionResult
from moto.s3.models import (
    FakeAcl,
    FakeBucket,
    FakeGrant,
    FakeGrantee,
    FakeKey,
    FakeMultipart,
    MultipartDict,
    s3_backends,
)
from moto.s3.models import FakeDeleteMarker as Marker
from moto.s3.responses import S3Response
from moto.s3.utils import _VersionedKeyStore
from requests.structures import CaseInsensitiveDict

from infra.local.deployment import ACCOUNT, REGION
from infra.local.stores.current import current
from infra.local.stores.patches.replacement import remade, replace
from infra.local.stores.s3.policies import SIGNED, said
from infra.local.stores.s3.shelf import OBJECT, UPLOAD, Thing

PARTITION = "aws"
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
PLAIN = (
    "name",
    "last_modified",
    "website_redirect_location",
    "checksum_algorithm",
    "checksum_parts",
    "checksum_type",
    "checksum_value",
    "contentsize",
    "encryption",
    "kms_key_id",
    "bucket_key_enabled",
    "lock_legal_status",
    "lock_mode",
    "lock_until",
    "blob",
    "_etag",
    "_expiry",
    "_is_versioned",
    "_storage_class",
    "_version_id",
)

original_bucket = FakeBucket.__init__
original_key_response = S3Response.key_response
original_bucket_response = S3Response.bucket_response


class Keys(_VersionedKeyStore):
    """The names in a bucket; whatever changes in it is stored when the request ends."""

    def __init__(self, bucket: str) -> None:
        super().__init__()
        self.bucket = bucket

    def _touch(self, name: str) -> None:
        current.objects.touch((self.bucket, OBJECT, name))

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(key, value)
        self._touch(key)

    def setlist(self, key: Any, list_: Any) -> None:
        for gone in self.getlist(key, []):
            if gone not in list_ and isinstance(gone, FakeKey):
                _tagger().delete_all_tags_for_resource(gone.arn)
        super().setlist(key, list_)
        self._touch(key)

    def pop(self, key: str, *_default: Any) -> None:
        self.setlist(key, [])
        super().pop(key)
        self._touch(key)


class Uploads(MultipartDict):
    """The uploads in progress of a bucket."""

    def __init__(self, bucket: str) -> None:
        super().__init__()
        self.bucket = bucket

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(key, value)
        current.objects.touch((self.bucket, UPLOAD, key))

    def __delitem__(self, key: str) -> None:
        super().__delitem__(key)
        current.objects.touch((self.bucket, UPLOAD, key))


def _backend() -> Any:
    return s3_backends[ACCOUNT][PARTITION]


def _tagger() -> Any:
    return _backend().tagger


def describe(thing: Thing) -> tuple[Any, set[str]] | None:
    """What the shelf keeps of it, and the bodies that it needs."""
    bucket, kind, name = thing
    holder = _backend().buckets.get(bucket)
    if holder is None:
        return None
    if kind == UPLOAD:
        upload = holder.multiparts.get(name)
        return None if upload is None else (_upload_document(upload), _bodies(upload.parts.values()))
    versions = holder.keys.getlist(name)
    if not versions:
        return None
    return [_document(one) for one in versions], _bodies(versions)


def _bodies(versions: Iterable[Any]) -> set[str]:
    return {one.blob for one in versions if isinstance(one, FakeKey)}  # type: ignore[attr-defined]


def _document(version: Any) -> dict[str, Any]:
    if isinstance(version, Marker):
        return {"marker": True, "version": version.version_id, "last_modified": version.last_modified}
    return {
        **{name: getattr(version, name) for name in PLAIN},
        "metadata": dict(version._metadata),
        "acl": _acl_document(version.acl),
        "tags": _tagger().get_tag_dict_for_resource(version.arn),
    }


def _acl_document(acl: Any) -> list[Any] | None:
    if acl is None:
        return None
    return [[[vars(grantee) for grantee in grant.grantees], grant.permissions] for grant in acl.grants]


def _acl(document: list[Any] | None) -> Any:
    if document is None:
        return None
    return FakeAcl(
        [FakeGrant([remade(FakeGrantee, one) for one in grantees], permissions) for grantees, permissions in document]
    )


def _upload_document(upload: Any) -> dict[str, Any]:
    return {
        "key_name": upload.key_name,
        "metadata": dict(upload.metadata),
        "storage": upload.storage,
        "tags": upload.tags,
        "acl": _acl_document(upload.acl),
        "sse_encryption": upload.sse_encryption,
        "kms_key_id": upload.kms_key_id,
        "parts": {str(number): _document(part) for number, part in upload.parts.items()},
    }


def _object(bucket: str, document: dict[str, Any]) -> Any:
    key: Any = FakeKey(document["name"], None, ACCOUNT, REGION, bucket_name=bucket)  # type: ignore[arg-type]
    for name in PLAIN:
        setattr(key, name, document[name])
    key._metadata.clear()
    key._metadata.update(document["metadata"])
    key.acl = _acl(document["acl"])
    _tagger().tag_resource(key.arn, [{"Key": name, "Value": value} for name, value in document["tags"].items()])
    return key


def _versions(bucket: str, documents: list[dict[str, Any]]) -> list[Any]:
    versions: list[Any] = []
    for document in documents:
        if "marker" in document:
            named = versions[-1] if versions else None
            fields = {"key": named, "name": None, "_version_id": document["version"]}
            versions.append(remade(Marker, {**fields, "last_modified": document["last_modified"]}))
        else:
            versions.append(_object(bucket, document))
    return versions


def bucket_init(self: Any, name: str, *args: Any, **keywords: Any) -> None:
    """A bucket comes back with what is kept under its name."""
    original_bucket(self, name, *args, **keywords)
    self.keys = Keys(name)
    self.multiparts = Uploads(name)
    for key, documents in current.objects.kept(name, OBJECT):
        versions = _versions(name, documents)
        for version in versions:
            version.name = key
        dict.__setitem__(self.keys, key, versions)
    for number, document in current.objects.kept(name, UPLOAD):
        fields = {name: value for name, value in document.items() if name not in {"parts", "acl", "metadata"}}
        upload = remade(FakeMultipart, {**fields, "id": number, "account_id": ACCOUNT, "region_name": REGION})
        upload.metadata = CaseInsensitiveDict(document["metadata"])
        upload.acl = _acl(document["acl"])
        upload.parts = {int(part): _object(name, one) for part, one in document["parts"].items()}
        upload.partlist = sorted(upload.parts)
        dict.__setitem__(self.multiparts, number, upload)


def key_response(self: Any, request: Any, full_url: str, headers: Any) -> Any:
    kind = request.headers.get("content-type", "")
    looks_like_form = request.method == "PUT" and kind.startswith(FORMS)
    if looks_like_form:
        # moto would read the body as a form, and store nothing.
        request.environ["CONTENT_TYPE"] = "binary/octet-stream"
    with current.objects.request():
        answer = original_key_response(self, request, full_url, headers)
        if looks_like_form and (key := _backend().get_object(self.bucket_name, self.parse_key_name())):
            key._metadata["content-type"] = kind
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            # Metadata, tags and permissions are set after the object is made.
            name = self.parse_key_name()
            current.objects.touch((self.bucket_name, OBJECT, name))
            if upload := request.args.get("uploadId"):
                current.objects.touch((self.bucket_name, UPLOAD, upload))
        return answer


def bucket_response(self: Any, request: Any, full_url: str, headers: Any) -> Any:
    with current.objects.request():
        return original_bucket_response(self, request, full_url, headers)


def get_value(self: Any) -> bytes:
    return current.objects.blobs.get(self.blob)


def set_value(self: Any, body: Any) -> None:
    if buffer := vars(self).pop("_value_buffer", None):
        buffer.close()
    self.multipart = None  # the parts of a finished upload; their bodies are in the object's
    if body is None:
        return
    body = body.encode() if isinstance(body, str) else bytes(body)
    self.blob = current.objects.put(body)
    self.contentsize = len(body)
    if self._etag is None:
        self._etag = md5(body, usedforsecurity=False).hexdigest()


def get_state(self: Any) -> dict[str, Any]:
    return {name: value for name, value in vars(self).items() if name != "lock"}


def set_state(self: Any, state: dict[str, Any]) -> None:
    vars(self).update(state)
    self.lock = threading.Lock()


def get_permission(self: Any, action: str, resource: str) -> PermissionResult:
    """Moto denies what a statement denies under conditions that do not hold, and allows all that any allows."""
    denied = said(self.policy, action, resource, SIGNED).denied
    return PermissionResult.DENIED if denied else PermissionResult.NEUTRAL


def load() -> None:
    current.objects.describe = describe


def wipe() -> None:
    with current.objects.request():
        for bucket in _backend().buckets.values():
            dict.clear(bucket.keys)
            dict.clear(bucket.multiparts)
        tagger = _tagger()
        for arn in list(tagger.tags):
            if "/" in arn:  # an object's; a bucket's has none
                tagger.delete_all_tags_for_resource(arn)


def install() -> None:
    replace(FakeBucket, __init__=bucket_init, get_permission=get_permission)
    replace(S3Response, key_response=key_response, bucket_response=bucket_response)
    replace(
        FakeKey,
        value=property(get_value, set_value),
        etag=property(lambda key: f'"{key._etag}"'),
        dispose=lambda _key, **_options: None,
        __del__=lambda _key: None,
        __getstate__=get_state,
        __setstate__=set_state,
    )
