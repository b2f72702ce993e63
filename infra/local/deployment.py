"""What a deployed template amounts to: the parts of it that the local cloud performs itself.

The deployer fills it; the runtime, the gateway and the pumps read it. What moto performs (tables, buckets, queues,
keys, rules, schedules …) is created in moto and does not appear here.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ACCOUNT = "000000000000"
REGION = "eu-central-1"
STAGE = "dev"
"""Of ``make run``, and of every event that is woven; tests have their own."""


def arn(service: str, rest: str) -> str:
    """The ARN of something in this account and region."""
    return f"arn:aws:{service}:{REGION}:{ACCOUNT}:{rest}"


@dataclass(frozen=True, slots=True)
class Function:
    """One Lambda function."""

    name: str  # physical: dev-ops-health-get
    handler: str  # dotted, importable from the root of the project: functions.ops.health_get.app
    environment: dict[str, str]
    timeout: int
    memory: int
    policy: tuple[dict[str, Any], ...]  # the statements of its role
    retries: int = 2  # of an asynchronous invocation
    on_failure: str | None = None  # ARN of the queue that asynchronous invocations end in

    @property
    def arn(self) -> str:
        return arn("lambda", f"function:{self.name}")


@dataclass(frozen=True, slots=True)
class AuthorizerSpec:
    """How an HTTP API, or the $connect route of a WebSocket API, asks who is calling."""

    function: str  # physical name
    identity: tuple[str, ...]  # "$request.header.Authorization"
    ttl: int
    simple: bool = True
    payload: str = "2.0"


@dataclass(frozen=True, slots=True)
class Route:
    method: str  # or ANY
    path: str  # /api/ops/incidents/{incident_id}
    function: str
    authorizer: AuthorizerSpec | None = None


@dataclass(frozen=True, slots=True)
class HttpApi:
    id: str
    name: str
    routes: tuple[Route, ...]
    cors: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class WebSocketApi:
    id: str
    name: str
    stage: str
    selection: str  # $request.body.action
    routes: dict[str, str]  # route key → physical name of the function
    authorizer: AuthorizerSpec | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """An event source mapping: a queue or a table's stream that feeds a function."""

    id: str
    source: str  # ARN of the queue, or of the stream
    function: str
    batch: int = 10
    window: int = 0
    partial: bool = True  # ReportBatchItemFailures
    retries: int = -1  # streams only
    max_age: int = -1
    bisect: bool = False
    on_failure: str | None = None
    filters: tuple[str, ...] = ()
    latest: bool = False  # streams only: start at the end rather than at TRIM_HORIZON


@dataclass(frozen=True, slots=True)
class ReceiptRule:
    """A rule of SES: mail to these recipients goes to that bucket, and that function is told."""

    name: str
    recipients: tuple[str, ...]
    bucket: str
    prefix: str
    function: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a schedule or a rule of EventBridge sends something to; for people to see, moto performs it."""

    target: str  # ARN of a function, or of a queue that feeds one
    how: str  # schedule rate(1 hour), event ops.IncidentChanged


@dataclass(slots=True)
class Deployment:
    """Everything that the local cloud performs itself."""

    functions: dict[str, Function] = field(default_factory=dict)
    http: list[HttpApi] = field(default_factory=list)
    sockets: list[WebSocketApi] = field(default_factory=list)
    mappings: list[Mapping] = field(default_factory=list)
    receipts: list[ReceiptRule] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    outputs: dict[str, str] = field(default_factory=dict)
    passive: list[tuple[str, str]] = field(default_factory=list)  # (type, name): accepted, and without effect here
    roots: tuple[Path, ...] = ()  # the folders that the dotted names of handlers begin in
    roles: dict[str, tuple[dict[str, Any], ...]] = field(default_factory=dict)  # ARN → statements
