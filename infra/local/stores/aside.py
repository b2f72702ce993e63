"""Stores that are open while others are opened stand aside, with all that moto holds for them, until those close.

So a test may have stores of its own in a process whose other tests share a deployed account.
"""

import os
from typing import Any

from moto.core.base_backend import BackendDict
from moto.s3.models import s3_backends

from infra.local.stores.current import current

Backends: Any = BackendDict
ENVIRONMENT = ("AWS_ENDPOINT_URL_S3", "MOTO_S3_CUSTOM_ENDPOINTS")


class Aside:
    """What was open, and moto's backends of it."""

    def __init__(self) -> None:
        self.stores = dict(vars(current))
        self.environment = {name: os.environ.pop(name) for name in ENVIRONMENT if name in os.environ}
        self.instances: list[Any] = list(Backends._instances)
        self.backends = [dict(instance) for instance in self.instances]
        self.buckets = dict(s3_backends.bucket_accounts)
        _forget()
        vars(current).clear()

    def bring_back(self) -> None:
        _forget()
        Backends._instances.extend(self.instances)
        for instance, backends in zip(self.instances, self.backends, strict=True):
            instance.update(backends)
        s3_backends.bucket_accounts.update(self.buckets)
        os.environ.update(self.environment)
        vars(current).clear()
        vars(current).update(self.stores)


def _forget() -> None:
    for instance in Backends._instances:
        instance.clear()
    Backends._instances.clear()
    s3_backends.bucket_accounts.clear()
    for name in ENVIRONMENT:
        os.environ.pop(name, None)
