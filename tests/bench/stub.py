"""A DynamoDB that answers everything at once and at constant cost, and counts what it was asked."""

import asyncio
import json
import subprocess
import sys
import zlib
from collections import Counter
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Self

from tests.bench.machine import SERVER_CPU, pinned

ITEM = {
    "pk": {"S": "w-acme"},
    "sk": {"S": "0192f0c1-7f2a-7c3e-9d6b-0c8a4f5e6d7c"},
    "title": {"S": "A reasonably named thing"},
    "email": {"S": "someone@example.com"},
    "quantity": {"N": "3"},
    "price": {"N": "1250"},
    "active": {"BOOL": True},
    "tags": {"L": [{"S": "red"}, {"S": "green"}]},
    "status": {"S": "open"},
    "note": {"S": "Lorem ipsum dolor sit amet, consectetur adipiscing elit."},
    "created": {"S": "2026-01-01T12:00:00.000000+0000"},
}
COUNTER = {
    "pk": {"S": "w-acme"},
    "sk": {"S": "!counter"},
    "highest": {"N": "6"},
    "oldest_known": {"N": "0"},
}


def _http(answer: dict[str, Any]) -> bytes:
    body = json.dumps(answer, separators=(",", ":")).encode()
    head = (
        "HTTP/1.1 200 OK\r\nServer: Server\r\nContent-Type: application/x-amz-json-1.0\r\n"
        f"Content-Length: {len(body)}\r\nConnection: keep-alive\r\n"
        "x-amzn-RequestId: TIF5K6GO0KQHGVHO0AHI5GV6PRVV4KQNSO5AEMVJF66Q9ASUAAJG\r\n"
        f"x-amz-crc32: {zlib.crc32(body)}\r\n\r\n"
    )
    return head.encode() + body


ANSWERS = {
    "GetItem": _http({"Item": ITEM}),
    "BatchGetItem": _http({"Responses": {"bench-orders-ledger-1": [COUNTER]}, "UnprocessedKeys": {}}),
    "": _http({}),
}


class _Connection(asyncio.Protocol):
    """One kept-alive connection: HTTP/1.1 as far as DynamoDB's clients speak it."""

    def __init__(self, counted: Counter[str]) -> None:
        self._counted = counted
        self._pending = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._pending += data
        while (end := self._pending.find(b"\r\n\r\n")) >= 0:
            head = self._pending[:end].decode()
            headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:])
            length = end + 4 + int(headers.get("content-length", 0))
            if len(self._pending) < length:
                return
            self._pending = self._pending[length:]
            self._transport.write(self._answer(head, headers))  # type: ignore[attr-defined]  # a Transport

    def _answer(self, head: str, headers: dict[str, str]) -> bytes:
        if head.startswith("GET /count"):
            return _http(dict(self._counted))
        named = next((line for line in head.split("\r\n") if line.lower().startswith("x-amz-target")), "")
        operation = named.rpartition(".")[2] or headers.get("x-amz-target", "")
        self._counted[operation] += 1
        return ANSWERS.get(operation, ANSWERS[""])


async def _serve() -> None:
    counted: Counter[str] = Counter()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(counted), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


class Stub:
    """The stub in a process of its own, on a processor of its own where there are two."""

    def __enter__(self) -> Self:
        argv = pinned(SERVER_CPU, [sys.executable, "-m", "tests.bench.stub"])
        root = Path(__file__).parents[2]
        self._process = subprocess.Popen(argv, stdout=subprocess.PIPE, text=True, cwd=root)
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def counted(self) -> Counter[str]:
        """How often each operation was asked for so far."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        connection.request("GET", "/count")
        return Counter(json.loads(connection.getresponse().read()))


if __name__ == "__main__":
    asyncio.run(_serve())
