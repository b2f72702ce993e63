"""The edge's behaviour ``/status/*``: objects of the status page's bucket, named as ``infra/edge/status.js`` does."""

import asyncio

from aiohttp.web import BaseRequest, Response
from botocore.exceptions import ClientError

from infra.local.clients import client
from infra.local.gateway.answers import own

PREFIX = "/status/"


class StatusPages:
    """Serves what functions wrote; nobody else can."""

    def __init__(self, bucket: str) -> None:
        self._bucket = bucket

    async def serve(self, request: BaseRequest, path: str) -> Response:
        """The object that ``/status/acme/`` or ``/status/acme/status.json`` names."""
        if request.method not in {"GET", "HEAD"}:
            return own(405)
        name = path.removeprefix(PREFIX)
        last = name.rpartition("/")[2]
        if name and last and "." not in last:
            return Response(status=308, headers={"Location": f"{path}/"})
        return await asyncio.to_thread(self._object, name if last else f"{name}index.html")

    def _object(self, name: str) -> Response:
        try:
            found = client("s3").get_object(Bucket=self._bucket, Key=f"public/{name}")
        except ClientError:
            return own(404)
        headers = {"Content-Type": found["ContentType"], "Cache-Control": found.get("CacheControl", "no-cache")}
        return Response(body=found["Body"].read(), headers=headers)
