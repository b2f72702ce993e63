"""A small account: moto, a stream in memory, functions that are plain Python."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from moto import mock_aws

from infra.local.deployment import ACCOUNT, REGION, Deployment, Function, Mapping
from infra.local.pumps import Pace, Pumps
from infra.local.pumps.clients import client


@dataclass(frozen=True)
class Answer:
    payload: Any
    error: dict[str, Any] | None = None


@dataclass(frozen=True)
class Entry:
    sequence: int
    record: dict[str, Any]


class Functions:
    """A runtime whose functions are the tests' own."""

    def __init__(self):
        self.code: dict[str, Callable[[Any], Any]] = {}
        self.events: dict[str, list[Any]] = {}

    def invoke(self, function, event, *, kind="RequestResponse"):  # noqa: ARG002 - as the real one is called
        self.events.setdefault(function, []).append(event)
        try:
            return Answer(self.code[function](event))
        except Exception as wrong:  # noqa: BLE001 - as the real one does
            return Answer(None, {"errorMessage": str(wrong), "errorType": type(wrong).__name__})


class SmallStores:
    """Streams and checkpoints that outlive their pumps."""

    def __init__(self):
        self.records: dict[str, list[Entry]] = {}
        self.checkpoints: dict[str, int] = {}
        self.listeners: dict[str, list[Callable[..., None]]] = {"write": [], "message": [], "event": []}
        self.numbers = itertools.count(1)
        self.outbox: list[Any] = []

    def on_write(self, listener):
        self.listeners["write"].append(listener)

    def on_message(self, listener):
        self.listeners["message"].append(listener)

    def on_event(self, route):
        self.listeners["event"].append(route)

    def on_sent(self, listener):
        self.listeners["sent"] = [listener]

    def sent(self):
        return self.outbox

    def stream(self, table, after, limit):
        return [one for one in self.records.get(table, []) if one.sequence > after][:limit]

    def checkpoint(self, name):
        return self.checkpoints.get(name)

    def save_checkpoint(self, name, value):
        self.checkpoints[name] = value

    def expire(self, now):  # noqa: ARG002 - nothing expires here
        return 0

    def write(self, table, *kinds, age=0.0):
        for kind in kinds:
            number = next(self.numbers)
            record = {
                "eventID": f"{number:032x}",
                "eventName": "INSERT",
                "dynamodb": {
                    "ApproximateCreationDateTime": time.time() - age,
                    "Keys": {"pk": {"S": str(number)}},
                    "NewImage": {"pk": {"S": str(number)}, "kind": {"S": kind}},
                    "SequenceNumber": f"{number:021}",
                },
            }
            self.records.setdefault(table, []).append(Entry(number, record))
        for listener in self.listeners["write"]:
            listener(table)


@dataclass
class World:
    state: Path
    deployment: Deployment = field(default_factory=Deployment)
    functions: Functions = field(default_factory=Functions)
    stores: SmallStores = field(default_factory=SmallStores)
    _pumps: Pumps | None = None

    def function(self, name: str, code: Callable[[Any], Any] = lambda _: None, **options: Any) -> str:
        self.functions.code[name] = code
        self.deployment.functions[name] = Function(name, f"functions.{name}.app", {}, 30, 256, (), **options)
        return self.deployment.functions[name].arn

    def queue(self, name: str, *, dead: str | None = None, receives: int = 3, visibility: int = 30, **more: str) -> str:
        attributes = {"VisibilityTimeout": str(visibility), **more}
        if name.endswith(".fifo"):
            attributes |= {"FifoQueue": "true", "ContentBasedDeduplication": "true"}
        if dead:
            attributes["RedrivePolicy"] = f'{{"deadLetterTargetArn": "{dead}", "maxReceiveCount": {receives}}}'
        client("sqs").create_queue(QueueName=name, Attributes=attributes)
        return f"arn:aws:sqs:{REGION}:{ACCOUNT}:{name}"

    def feed(self, source: str, function: str, **options: Any) -> None:
        self.deployment.mappings.append(Mapping(f"{source} {function}", source, function, **options))

    def stream_of(self, table: str) -> str:
        return f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{table}/stream/2026-11-20T00:00:00.000"

    def send(self, queue: str, *bodies: str, **options: Any) -> None:
        for body in bodies:
            client("sqs").send_message(QueueUrl=self.url(queue), MessageBody=body, **options)
        for listener in self.stores.listeners["message"]:
            listener(queue)

    def url(self, queue: str) -> str:
        return str(client("sqs").get_queue_url(QueueName=queue)["QueueUrl"])

    def waiting(self, queue: str) -> list[dict[str, Any]]:
        """The messages that lie in a queue, taken out."""
        found = []
        while (
            more := client("sqs")
            .receive_message(
                QueueUrl=self.url(queue), AttributeNames=["All"], MessageAttributeNames=["All"], MaxNumberOfMessages=10
            )
            .get("Messages")
        ):
            found += more
        return found

    def events(self, function: str) -> list[Any]:
        return self.functions.events.get(function, [])

    @property
    def pumps(self) -> Pumps:
        if self._pumps is None:
            self._pumps = Pumps(
                self.deployment, self.functions, self.stores, state=self.state, pace=Pace(retry=0.01, poll=0.2)
            )
        return self._pumps

    def restart(self) -> None:
        """The process ends and another begins; what is durable stays."""
        if self._pumps is not None:
            self._pumps.stop()
        self.stores.listeners = {"write": [], "message": [], "event": []}
        self._pumps = None

    def drain(self) -> bool:
        return self.pumps.drain()


@pytest.fixture
def world(tmp_path):
    with mock_aws():
        made = World(tmp_path)
        yield made
        made.restart()


def bodies(event: Any) -> list[str]:
    return [record["body"] for record in event["Records"]]
