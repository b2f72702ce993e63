"""@connections: how functions speak to open WebSockets, whichever way they call it.

Inside this process botocore's calls end in moto, which would invent a connection for every id; here they end at the
board of the API that the endpoint names. A board that nobody registered has no connections: everything is gone.
"""

import json
import threading
from datetime import UTC, datetime
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from moto.apigatewaymanagementapi.responses import ApiGatewayManagementApiResponse
from moto.core.exceptions import JsonRESTError


class Gone(Exception):
    """Nobody is connected there."""


class TooLarge(Exception):
    """More than one message may hold."""


class Board(Protocol):
    """The open connections of one API. Its methods may be called from any thread but the event loop's."""

    def post(self, connection: str, data: bytes) -> None: ...
    def close(self, connection: str) -> None: ...
    def info(self, connection: str) -> dict[str, Any]: ...


_boards: dict[str, Board] = {}
_lock = threading.Lock()


def intercept() -> None:
    """Let botocore's calls end at our boards rather than at moto's inventions."""
    for name, answer in (("post_to_connection", _post), ("delete_connection", _delete), ("get_connection", _get)):
        setattr(ApiGatewayManagementApiResponse, name, answer)


def register(api: str, board: Board) -> None:
    """From now on, calls for this API (by its id) end at ``board``."""
    intercept()
    with _lock:
        _boards[api] = board


def withdraw(api: str, board: Board) -> None:
    with _lock:
        if _boards.get(api) is board:
            del _boards[api]


def described(connected: float, active: float, address: str, agent: str) -> dict[str, Any]:
    """What GetConnection answers."""
    return {
        "connectedAt": datetime.fromtimestamp(connected, UTC).isoformat(),
        "identity": {"sourceIp": address, "userAgent": agent},
        "lastActiveAt": datetime.fromtimestamp(active, UTC).isoformat(),
    }


class GoneException(JsonRESTError):
    code = 410

    def __init__(self) -> None:
        super().__init__("GoneException", "")


class PayloadTooLargeException(JsonRESTError):
    code = 413

    def __init__(self) -> None:
        super().__init__("PayloadTooLargeException", "")


def _found(response: Any) -> tuple[Board, str]:
    url = urlsplit(response.uri)
    board = _boards.get((url.hostname or "").partition(".")[0])
    if board is None:
        raise GoneException
    return board, unquote(url.path.rpartition("/@connections/")[2])


def _post(response: Any) -> str:
    board, connection = _found(response)
    data = response.body
    try:
        board.post(connection, data if isinstance(data, bytes) else str(data).encode())
    except Gone:
        raise GoneException from None
    except TooLarge:
        raise PayloadTooLargeException from None
    return "{}"


def _delete(response: Any) -> str:
    board, connection = _found(response)
    try:
        board.close(connection)
    except Gone:
        raise GoneException from None
    return "{}"


def _get(response: Any) -> str:
    board, connection = _found(response)
    try:
        return json.dumps(board.info(connection))
    except Gone:
        raise GoneException from None
