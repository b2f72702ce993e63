"""API Gateway's own words, to the letter: what it answers before a function is asked, or when it cannot be."""

import json

HTTP = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    408: "Request Timeout",
    413: "Request Entity Too Large",
    426: "Upgrade Required",
    429: "Too Many Requests",
    431: "Request Header Fields Too Large",
    500: "Internal Server Error",
    503: "Service Unavailable",
}
"""What HTTP APIs say, by the status. (426 they never do: nobody who wants no WebSocket reaches one on AWS.)"""

AT_ROUTES = frozenset({400, 401, 408, 413, 429, 431, 500, 503})
"""The statuses that whoever calls a route of ours as it is described may see. Another path is a 404; and nobody is
forbidden anything, since our authorizer lets in whom it does not know, for the function to tell them why not."""

NOTHING = '{"message":null}'
"""What goes with the errors of ``@connections``; which one it is says ``x-amzn-ErrorType``."""

_SOCKET = {401: "Unauthorized", 403: "Forbidden"}
_FAILED = "Internal server error"


def own(status: int) -> str:
    """The body of an answer of HTTP APIs."""
    return json.dumps({"message": HTTP[status]}, separators=(",", ":"))


def refusal(status: int) -> str:
    """What WebSocket APIs say to who may not connect, or to who asked what failed."""
    return _SOCKET.get(status, _FAILED)


def frame(message: str, connection: str, request: str) -> str:
    """What WebSocket APIs say to a client, in their own spacing."""
    return f'{{"message": "{message}", "connectionId":"{connection}", "requestId":"{request}"}}'
