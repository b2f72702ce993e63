"""``lambda.invoke`` as functions, state machines and tests make it."""

import base64
import io
import json
import uuid
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError
from botocore.response import StreamingBody

from infra.local.arns import function_arn, function_name
from infra.local.runtime.results import ASYNCHRONOUS_LIMIT, LIMIT

if TYPE_CHECKING:
    from infra.local.runtime import Runtime

TAIL = 4096


def invoke(runtime: "Runtime", client: Any, params: dict[str, Any]) -> dict[str, Any]:
    """Answer as Lambda's Invoke does."""
    name = function_name(str(params["FunctionName"]))
    if name not in runtime.deployment.functions:
        raise _error(client, "ResourceNotFoundException", f"Function not found: {function_arn(name)}", 404)
    kind = params.get("InvocationType", "RequestResponse")
    event = _event(client, _bytes(params.get("Payload")), kind)
    if kind == "DryRun":
        return _answer(204, b"")
    if kind == "Event":
        runtime.later(name, event)
        return _answer(202, b"")
    result = runtime.invoke(name, event)
    answer = _answer(200, json.dumps(result.payload if result.error is None else result.error).encode())
    if result.error is not None:
        answer["FunctionError"] = "Unhandled"
    if params.get("LogType") == "Tail":
        answer["LogResult"] = base64.b64encode(result.log.encode()[-TAIL:]).decode()
    return answer


def _bytes(payload: Any) -> bytes:
    if payload is None:
        return b"{}"
    if isinstance(payload, str):
        return payload.encode()
    return bytes(payload.read() if hasattr(payload, "read") else payload)


def _event(client: Any, payload: bytes, kind: str) -> Any:
    limit = ASYNCHRONOUS_LIMIT if kind == "Event" else LIMIT
    if len(payload) > limit:
        said = f"{len(payload)} byte payload is too large for the {kind} invocation type (limit {limit} bytes)"
        raise _error(client, "RequestTooLargeException", said, 413)
    try:
        return json.loads(payload or b"{}")
    except ValueError as error:
        said = f"Could not parse request body into json: {error}"
        raise _error(client, "InvalidRequestContentException", said, 400) from None


def _answer(status: int, payload: bytes) -> dict[str, Any]:
    return {
        "ResponseMetadata": {
            "RequestId": str(uuid.uuid4()),
            "HTTPStatusCode": status,
            "HTTPHeaders": {},
            "RetryAttempts": 0,
        },
        "StatusCode": status,
        "ExecutedVersion": "$LATEST",
        "Payload": StreamingBody(io.BytesIO(payload), len(payload)),
    }


def _error(client: Any, code: str, message: str, status: int) -> ClientError:
    answer = {"Error": {"Code": code, "Message": message}, "ResponseMetadata": {"HTTPStatusCode": status}}
    found: ClientError = client.exceptions.from_code(code)(answer, "Invoke")
    return found
