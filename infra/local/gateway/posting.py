"""@connections by HTTP, for programs beside this one: ``/_local/sockets/<api>/<stage>/@connections/<id>``.

An SDK takes ``http://127.0.0.1:8000/_local/sockets/<api>/<stage>`` as its endpoint.
"""

import json
from collections.abc import Sequence

from aiohttp.web import BaseRequest, Response

from infra.apigateway import messages
from infra.local.gateway.answers import own
from infra.local.gateway.apis import received
from infra.local.gateway.authorizers import Refused
from infra.local.gateway.board import SocketBoard
from infra.local.gateway.connections import Gone, TooLarge
from infra.local.gateway.limits import Limits
from infra.local.gateway.sockets import SocketService


async def posted(
    request: BaseRequest, parts: tuple[str, ...], sockets: Sequence[SocketService], limits: Limits
) -> Response:
    """Answer one call."""
    match parts:
        case (api, stage, "@connections", connection):
            found = [s for s in sockets if api in {s.api.id, s.api.name} and s.api.stage == stage]
        case _:
            return own(404)
    if not found:
        return _error(403, "ForbiddenException")
    try:
        return await _called(request, found[0].board, connection, limits)
    except Gone:
        return _error(410, "GoneException")
    except TooLarge:
        return _error(413, "PayloadTooLargeException")
    except Refused as refused:
        return own(refused.status)


async def _called(request: BaseRequest, board: SocketBoard, connection: str, limits: Limits) -> Response:
    match request.method:
        case "POST":
            await board.posted(connection, await received(request, limits))
            return Response(status=200)
        case "DELETE":
            await board.closed(connection)
            return Response(status=204)
        case "GET":
            return Response(body=json.dumps(board.info(connection)).encode(), content_type="application/json")
    return own(405)


def _error(status: int, kind: str) -> Response:
    headers = {"x-amzn-ErrorType": kind, "Content-Type": "application/json"}
    return Response(status=status, body=messages.NOTHING.encode(), headers=headers)
