"""A small account: the real stores, and functions that are plain Python."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from infra.local.clients import client
from infra.local.deployment import Deployment, Function, Mapping, arn
from infra.local.pumps import Pace, Pumps
from infra.local.stores import open_stores


@dataclass(frozen=True)
class Answer:
    payload: Any
    error: dict[str, Any] | None = None


class Functions:
    """A runtime whose functions are the tests' own."""

    def __init__(self):
        self.code: dict[str, Callable[[Any], Any]] = {}
        self.events: dict[str, list[Any]] = {}
        self.listeners: list[Callable[[str, str], None]] = []

    def on_async(self, later):
        """No function here invokes another."""

    def invoke(self, function, event, *, kind="RequestResponse"):  # noqa: ARG002 - as the real one is called
        self.events.setdefault(function, []).append(event)
        try:
            return Answer(self.code[function](event))
        except Exception as wrong:  # noqa: BLE001 - as the real one does
            return Answer(None, {"errorMessage": str(wrong), "errorType": type(wrong).__name__})


@dataclass
class World:
    """An account in a folder, so that a test may end its process and begin another."""

    state: Path
    deployment: Deployment = field(default_factory=Deployment)
    functions: Functions = field(default_factory=Functions)
    made: list[Callable[[], Any]] = field(default_factory=list)
    pace: Pace = field(default_factory=lambda: Pace(retry=0.01, poll=0.2))
    _pumps: Pumps | None = None

    def __post_init__(self):
        self.stores = open_stores(self.state)

    def make(self, create: Callable[[], Any]) -> None:
        """A resource of the template: made now, and at each start."""
        self.made.append(create)
        create()

    def function(self, name: str, code: Callable[[Any], Any] = lambda _: None, **options: Any) -> str:
        self.functions.code[name] = code
        self.deployment.functions[name] = Function(name, f"functions.{name}.app", {}, 30, 256, (), **options)
        return self.deployment.functions[name].arn

    def queue(self, name: str, *, dead: str | None = None, receives: int = 3, visibility: int = 30) -> str:
        attributes = {"VisibilityTimeout": str(visibility)}
        if name.endswith(".fifo"):
            attributes |= {"FifoQueue": "true", "ContentBasedDeduplication": "true"}
        if dead:
            attributes["RedrivePolicy"] = f'{{"deadLetterTargetArn": "{dead}", "maxReceiveCount": {receives}}}'
        self.make(lambda: client("sqs").create_queue(QueueName=name, Attributes=attributes))
        return arn("sqs", name)

    def table(self, name: str) -> str:
        """A table; the ARN of its stream."""
        definition = {
            "TableName": name,
            "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
            "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
            "BillingMode": "PAY_PER_REQUEST",
            "StreamSpecification": {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
        }
        self.make(lambda: client("dynamodb").create_table(**definition))
        return str(client("dynamodb").describe_table(TableName=name)["Table"]["LatestStreamArn"])

    def feed(self, source: str, function: str, **options: Any) -> None:
        self.deployment.mappings.append(Mapping(f"{source} {function}", source, function, **options))

    def send(self, queue: str, *bodies: str, **options: Any) -> None:
        for body in bodies:
            client("sqs").send_message(QueueUrl=self.url(queue), MessageBody=body, **options)

    def write(self, table: str, *kinds: str) -> None:
        for kind in kinds:
            item = {"pk": {"S": f"{kind} {time.monotonic_ns()}"}, "kind": {"S": kind}}
            client("dynamodb").put_item(TableName=table, Item=item)

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
            self._pumps = Pumps(self.deployment, self.functions, self.stores, pace=self.pace)
        return self._pumps

    def stop(self) -> None:
        if self._pumps is not None:
            self._pumps.stop()
            self._pumps = None
        self.stores.close()

    def restart(self) -> None:
        """The process ends and another begins; what is durable stays."""
        self.stop()
        self.stores = open_stores(self.state)
        for create in self.made:
            create()

    def drain(self) -> bool:
        return self.pumps.drain()


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    yield made
    made.stop()


def bodies(event: Any) -> list[str]:
    return [record["body"] for record in event["Records"]]
