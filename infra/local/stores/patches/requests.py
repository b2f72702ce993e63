"""The way of a request: DynamoDB's data goes straight to the engine, and nothing goes to the network."""

import json
import os
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from moto.core.base_backend import BaseBackend
from moto.core.botocore_stubber import BotocoreStubber

from infra.local.stores.current import current
from infra.local.stores.patches.replacement import replace

TARGET = "DynamoDB_20120810."
# moto would do these on the tables that it believes it holds.
ABSENT = {
    "BatchExecuteStatement",
    "CreateBackup",
    "ExecuteStatement",
    "ExecuteTransaction",
    "ExportTableToPointInTime",
    "ImportTable",
    "RestoreTableFromBackup",
    "RestoreTableToPointInTime",
}
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@cache
def _urls(kind: Any, _endpoints: str | None) -> dict[str, Any]:
    """Moto computes them anew for each request, for S3 by loading a module anew."""
    backend: Any = kind.__new__(kind)
    urls: dict[str, Any] = original_urls.fget(backend)
    return urls


def urls(self: BaseBackend) -> dict[str, Any]:
    kind: Any = type(self)
    return _urls(kind, os.environ.get("MOTO_S3_CUSTOM_ENDPOINTS"))


original_urls: Any = BaseBackend.urls
original = BotocoreStubber.process_request


def process_request(self: BotocoreStubber, request: Any) -> Any:
    target = request.headers.get("X-Amz-Target", "")
    if isinstance(target, bytes):
        target = target.decode()
    if target.startswith(TARGET):
        action = target[len(TARGET) :]
        if current.dynamodb.performs(action):
            status, body = current.dynamodb.call(action, request.body)
            return status, _headers(), body
        if action in ABSENT:
            refusal = {
                "__type": "com.amazon.coral.validate#ValidationException",
                "message": f"The local cloud has no {action}",
            }
            return 400, _headers(), json.dumps(refusal).encode()
    answer = original(self, request)
    if answer is None and urlsplit(request.url).hostname not in LOOPBACK:
        raise ConnectionRefusedError(f"The local cloud does not know {request.method} {request.url.split('?')[0]}")
    return answer


def _headers() -> dict[str, str]:
    return {"Content-Type": "application/x-amz-json-1.0", "x-amzn-RequestId": os.urandom(16).hex()}


def install() -> None:
    replace(BotocoreStubber, process_request=process_request)
    replace(BaseBackend, urls=property(urls))
