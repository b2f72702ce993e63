"""What an invocation comes to, in Lambda's own words."""

import json
import traceback
from dataclasses import dataclass
from typing import Any

LIMIT = 6_291_456  # bytes of a request, and of a response
ASYNCHRONOUS_LIMIT = 1_048_576


@dataclass(frozen=True, slots=True)
class Result:
    """What a function returned, or how it failed."""

    payload: Any = None
    error: dict[str, Any] | None = None
    log: str = ""


class Failure(Exception):
    """An invocation that failed before or after the handler; its error is what Lambda would say."""

    def __init__(self, type_: str, message: str) -> None:
        super().__init__(message)
        self.error = {"errorMessage": message, "errorType": type_, "stackTrace": []}


def raised(error: BaseException, request_id: str) -> dict[str, Any]:
    """The error that Lambda makes of an exception."""
    if isinstance(error, Failure):
        return {**error.error, "requestId": request_id}
    if isinstance(error, SystemExit):
        status = error.code if isinstance(error.code, int) else 1
        message = f"RequestId: {request_id} Error: Runtime exited with error: exit status {status}"
        return {"errorMessage": message, "errorType": "Runtime.ExitError"}
    frames = traceback.extract_tb(error.__traceback__)
    seen = [frame for frame in frames if "/infra/local/runtime/" not in frame.filename]
    return {
        "errorMessage": _text(error),
        "errorType": type(error).__name__,
        "requestId": request_id,
        "stackTrace": traceback.format_list(seen),
    }


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - an exception whose text fails is still an exception
        return ""


def timed_out(request_id: str, seconds: float) -> dict[str, Any]:
    """The error of a function that did not finish."""
    message = f"RequestId: {request_id} Error: Task timed out after {seconds:.2f} seconds"
    return {"errorMessage": message, "errorType": "Sandbox.Timedout"}


def request(event: Any, *, limit: int = LIMIT) -> bytes:
    """An event on its way to a function."""
    try:
        data = json.dumps(event).encode()
    except (TypeError, ValueError) as error:
        raise Failure("InvalidRequestContent", f"Could not parse request body into json: {error}") from None
    if len(data) > limit:
        raise Failure(
            "RequestEntityTooLarge", f"Request must be smaller than {limit} bytes for the InvokeFunction operation"
        )
    return data


def response(value: Any) -> Any:
    """What a function returned, on its way back."""
    try:
        data = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise Failure("Runtime.MarshalError", f"Unable to marshal response: {error}") from None
    if len(data) > LIMIT or len(data.encode("utf-8", "surrogatepass")) > LIMIT:
        raise Failure(
            "Function.ResponseSizeTooLarge",
            f"Response payload size exceeded maximum allowed payload size ({LIMIT} bytes).",
        )
    return json.loads(data)
