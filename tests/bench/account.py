"""The local cloud with two hundred functions, in a process of its own.

``python -m tests.bench.account TEMPLATE STATE nothing|requests|queries|quickly`` says a line of JSON for each thing
measured; ``quickly`` is requests and queries at once, with fewer items.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import Any

from infra.local.environment import ORIGIN_SECRET, prepare

prepare("dev")

from infra.local.cloud import Cloud  # noqa: E402 - after the environment is prepared
from tests.bench.event import BODY  # noqa: E402 - the same

ROOM = "street1"
FUNCTION = f"dev-{ROOM}-orders0-create"
PATH = f"/api/{ROOM}/orders0"
FEW, MANY, QUITE_MANY = 500, 100_000, 10_000
PAGE = 50


def say(**facts: Any) -> None:
    print(json.dumps(facts), flush=True)


def main(template: str, state: str, what: str) -> None:
    timed: dict[str, float] = {}
    deploying = time.perf_counter()
    kept = Path(state) / "templates"  # so that a first time is one
    cloud = Cloud.start(
        Path(template), stage="dev", state=Path(state), kept=kept, report=lambda line: _noted(timed, line)
    )
    say(deployed=timed["the templates"], all=time.perf_counter() - deploying, functions=len(cloud.deployment.functions))
    if what in {"requests", "quickly"}:
        _requests(cloud)
        say(resident=_resident())
    if what == "queries":
        _queries(MANY)
    elif what == "quickly":
        _queries(QUITE_MANY)
    cloud.close()


def _noted(timed: dict[str, float], line: str) -> None:
    """Cloud reports "the templates    0.52 s"."""
    name, _, seconds = line.removesuffix(" s").rpartition(" ")
    if seconds.replace(".", "").isdigit():
        timed[name.strip()] = float(seconds)


def _requests(cloud: Cloud) -> None:
    """The same handler through the gateway, with authorizer and policy check, and called directly; taking turns."""
    from infra.local.demo import operator_key
    from infra.local.gateway import Gateway

    gateway = Gateway(
        cloud.deployment,
        cloud.runtime,
        cloud.stores,
        port=0,
        behaviours=[{"pattern": f"/api/{ROOM}/*", "api": ROOM}],
        web=None,
    )
    gateway.start()
    through = _knocking(gateway.url, operator_key(cloud, f"{ROOM}:write"))
    direct = _calling()
    for _ in range(50):
        through(), direct()
    turns = [(median(_timed(through, 20)), median(_timed(direct, 20))) for _ in range(20)]
    say(
        through=median(one for one, _ in turns),
        direct=median(other for _, other in turns),
        over_direct=median(one / other for one, other in turns),
    )
    gateway.stop()


def _timed(act: Callable[[], None], times: int) -> Iterator[float]:
    for _ in range(times):
        started = time.perf_counter()
        act()
        yield time.perf_counter() - started


def _knocking(url: str, key: str) -> Callable[[], None]:
    host = url.removeprefix("http://")
    connection = HTTPConnection(host, timeout=30)
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    body = json.dumps(BODY)

    def knock() -> None:
        connection.request("POST", PATH, body, headers)
        answer = connection.getresponse()
        said = answer.read()
        assert answer.status == 201, said

    return knock


def _calling() -> Callable[[], None]:
    """The handler as Python: no gateway, no authorizer, no policy."""
    from importlib import import_module

    from tests.bench.event import payload

    event = payload("nobody looks at it here")
    event["headers"]["x-origin-secret"] = ORIGIN_SECRET
    event["requestContext"]["authorizer"]["scopes"] = f"{ROOM}:write"
    event["resource"] = event["path"] = event["requestContext"]["resourcePath"] = PATH
    handler = import_module(f"functions.{ROOM}.orders0_create").app

    def call() -> None:
        answer = handler(json.loads(json.dumps(event)), None)
        assert answer["statusCode"] == 201, answer

    return call


def _queries(items: int) -> None:
    """A page of one partition when it holds few items and when it holds many, taking turns."""
    from kernel.aws import client

    dynamodb, table = client("dynamodb"), f"dev-{ROOM}-orders-1"

    def fill(partition: str, items: int) -> None:
        for start in range(0, items, 25):
            rows = [
                {"pk": {"S": partition}, "sk": {"S": f"{n:08d}"}, "n": {"N": str(n)}} for n in range(start, start + 25)
            ]
            requests = [{"PutRequest": {"Item": row}} for row in rows]
            dynamodb.batch_write_item(RequestItems={table: requests})

    def page(partition: str, middle: int) -> Callable[[], None]:
        def query() -> None:
            found = dynamodb.query(
                TableName=table,
                KeyConditionExpression="pk = :pk AND sk >= :sk",
                ExpressionAttributeValues={":pk": {"S": partition}, ":sk": {"S": f"{middle:08d}"}},
                Limit=PAGE,
            )
            assert len(found["Items"]) == PAGE

        return query

    fill("few", FEW)
    fill("many", items)
    few, many = page("few", FEW // 2), page("many", items // 2)
    turns = [(median(_timed(few, 10)), median(_timed(many, 10))) for _ in range(20)]
    say(
        few=median(one for one, _ in turns),
        many=median(other for _, other in turns),
        over_few=median(other / one for one, other in turns),
    )


def _resident() -> float:
    """Resident memory of this process, in MB."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


if __name__ == "__main__":
    main(*sys.argv[1:])
