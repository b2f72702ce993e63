"""Clients of AWS: one for each service and process, made once, shared by all threads.

Whoever imports this module also gets the workspace guard on every botocore session of the process.
"""

from threading import Lock
from typing import Any

import botocore

from kernel import guard, lean, settings

_clients: dict[str, Any] = {}
_sessions: list[Any] = []
_making = Lock()  # botocore's clients may be shared by threads; making them may not

botocore.register_initializer(guard.install)

_TRANSIENT = frozenset(
    {
        "InternalError",
        "InternalFailure",
        "InternalServerError",
        "InternalServiceError",
        "KMSInternalException",
        "LimitExceededException",
        "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestTimeout",
        "RequestTimeoutException",
        "ServiceUnavailable",
        "ServiceUnavailableException",
        "SlowDown",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
        "TransactionInProgressException",
    }
)


def client(service: str, endpoint: str | None = None) -> Any:
    """Return the client of ``service`` (``dynamodb``), made at the first call: call it while the function is set up."""
    key = f"{service} {endpoint}" if endpoint else service
    found = _clients.get(key)
    if found is None:
        with _making:
            found = _clients.get(key)
            if found is None:
                found = _clients[key] = _made(service, endpoint)
    return found


def transient(error: Exception) -> bool:
    """Whether AWS may well answer the same call a moment later; what it did with this one is not known."""
    from botocore import exceptions

    error = getattr(error, "cause", None) or error  # pynamodb wraps what it is told
    if isinstance(error, exceptions.ClientError):
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        return code(error) in _TRANSIENT or status >= 500  # noqa: PLR2004 - HTTP's own
    return isinstance(error, exceptions.ConnectionError | exceptions.HTTPClientError)


def code(error: Exception) -> str:
    """What AWS calls its refusal: ``ConditionalCheckFailedException``; empty if it did not answer at all."""
    response = getattr(error, "response", None) or {}
    return str(response.get("Error", {}).get("Code", ""))


def _made(service: str, endpoint: str | None) -> Any:
    """A client of the one session behind them all, which finds the credentials once."""
    session = _sessions[0] if _sessions else lean.session()
    _sessions[:] = [session]
    lean.acquaint(session, service)
    return session.create_client(service, region_name=settings.REGION, endpoint_url=endpoint, config=lean.config())
