"""How long what is in a bucket is locked. moto lets only an empty one be told; S3 lets any that keeps versions."""

from typing import Any

from moto.s3.exceptions import InvalidBucketState
from moto.s3.models import S3Backend

from infra.local.stores.patches.replacement import replace

original = S3Backend.put_object_lock_configuration


def put_object_lock_configuration(  # noqa: PLR0917 - moto's
    self: Any,
    bucket_name: str,
    lock_enabled: bool,  # noqa: FBT001 - moto's
    mode: str | None = None,
    days: int | None = None,
    years: int | None = None,
) -> None:
    """A bucket is told whenever it is deployed, and what it held before is in it by then."""
    bucket = self.get_bucket(bucket_name)
    if not bucket.is_versioned:
        raise InvalidBucketState("Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration")
    bucket.object_lock_enabled = bucket.object_lock_enabled or lock_enabled
    bucket.default_lock_mode, bucket.default_lock_days, bucket.default_lock_years = mode, days, years


def install() -> None:
    replace(S3Backend, put_object_lock_configuration=put_object_lock_configuration)
