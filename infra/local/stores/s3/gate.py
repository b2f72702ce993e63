"""Who may do what at S3's HTTP endpoint: those who signed, anything; everybody else, what the bucket shows to all."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from moto.s3.models import s3_backends

from infra.local.deployment import ACCOUNT, REGION
from infra.local.iam import ANYBODY
from infra.local.stores.s3.forms import verify_form
from infra.local.stores.s3.policies import said
from infra.local.stores.s3.refusals import S3Refusal, denied
from infra.local.stores.s3.sigv4 import (
    Secrets,
    SignedRequest,
    is_presigned,
    verify_header,
    verify_payload,
    verify_presigned,
)

ACTIONS = {"GET": "s3:GetObject", "HEAD": "s3:GetObject", "PUT": "s3:PutObject", "DELETE": "s3:DeleteObject"}


def now() -> datetime:
    return datetime.now(UTC)


def find_bucket(name: str) -> Any:
    return s3_backends[ACCOUNT]["aws"].buckets.get(name)


class Gate:
    def __init__(self, secrets: Secrets, clock: Callable[[], datetime] = now) -> None:
        self.secrets = secrets
        self.clock = clock

    def check(self, request: SignedRequest, bucket: str, key: str) -> None:
        """Refuse what nobody signed and nobody opened to all."""
        if is_presigned(request):
            verify_presigned(request, self.secrets, self.clock(), REGION)
        elif "authorization" in request.headers:
            verify_header(request, self.secrets, self.clock(), REGION)
        elif not _open_to_all(request, bucket, key):
            raise denied()
        verify_payload(request)

    def check_form(self, fields: dict[str, str], bucket: str, size: int) -> None:
        if find_bucket(bucket) is None:
            raise S3Refusal("NoSuchBucket", "The specified bucket does not exist", BucketName=bucket)
        verify_form(fields, bucket, size, secrets=self.secrets, now=self.clock(), region=REGION)


def _open_to_all(request: SignedRequest, name: str, key: str) -> bool:
    bucket = find_bucket(name)
    # What is not a plain read or write of an object (lists, tags, permissions) is never for everybody.
    if bucket is None or not key or request.query or request.method not in ACTIONS:
        return False
    action = ACTIONS[request.method]
    block = bucket.public_access_block
    decision = said(bucket.policy, action, f"arn:aws:s3:::{name}/{key}", ANYBODY)
    if decision.denied:
        return False
    if decision.allowed and not (block and _on(block.restrict_public_buckets)):
        return True
    held = bucket.keys.get(key)
    shown = getattr(getattr(held, "acl", None), "public_read", False)
    return bool(shown and action == "s3:GetObject" and not (block and _on(block.ignore_public_acls)))


def _on(setting: Any) -> bool:
    return str(setting).lower() == "true"
