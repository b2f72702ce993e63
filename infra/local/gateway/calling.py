"""Lambda's Invoke for operators at this machine: ``/_local/lambda`` is the endpoint for the command line and SDKs.

``aws lambda invoke --endpoint-url http://127.0.0.1:8000/_local/lambda …`` invokes any function, as an administrator of
the account may, and asks for no signature.
"""

import asyncio
import json

from aiohttp.web import BaseRequest, Response

from infra.local.gateway.answers import own
from infra.local.gateway.apis import received
from infra.local.gateway.authorizers import Refused
from infra.local.gateway.invoking import Watched
from infra.local.gateway.limits import Limits
from infra.local.runtime.runtime import UnknownFunction

_VERSION = "2015-03-31"


async def called(request: BaseRequest, parts: tuple[str, ...], functions: Watched, limits: Limits) -> Response:
    """Answer one call."""
    match parts:
        case (version, "functions", name, "invocations") if version == _VERSION and request.method == "POST":
            pass
        case _:
            return own(404)
    try:
        event = json.loads(await received(request, limits) or b"{}")
    except Refused as refused:
        return own(refused.status)
    except ValueError:
        return _refused(400, "InvalidRequestContentException", "Could not parse request body into json")
    kind = request.headers.get("X-Amz-Invocation-Type", "RequestResponse")
    try:
        result = await asyncio.to_thread(functions.invoke, name, event, kind=kind)
    except UnknownFunction as unknown:
        return _refused(404, "ResourceNotFoundException", str(unknown))
    if kind == "Event":
        return Response(status=202)
    headers = {"X-Amz-Executed-Version": "$LATEST"} | ({"X-Amz-Function-Error": "Unhandled"} if result.error else {})
    said = result.error or result.payload
    return Response(body=json.dumps(said).encode(), content_type="application/json", headers=headers)


def _refused(status: int, kind: str, why: str) -> Response:
    body = json.dumps({"Type": "User", "Message": why}).encode()
    return Response(status=status, body=body, content_type="application/json", headers={"x-amzn-ErrorType": kind})
