"""``events/<room>/<function>.json``: an event as AWS would send it, complete enough to run the function with.

What third parties send is recorded, never imagined: headers and body of a webhook's event are kept as they are, and
so are the rows in the event of a stream. Everything around them is woven.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from infra.catalogue import Function, House
from infra.local.deployment import ACCOUNT, REGION, STAGE, arn
from infra.weave.examples import example
from infra.weave.requests import CALLER, authorizing, http, socket
from kernel.api.signature import Signature
from kernel.callers import WorkspaceId
from kernel.doors import (
    Authorizer,
    BusDoor,
    Call,
    HttpDoor,
    QueueDoor,
    ReceivedDoor,
    Schedule,
    SocketDoor,
    StreamDoor,
    Webhook,
)

_NOON = "2026-01-01T12:00:00Z"
_NOON_MS = "1767268800000"
_ID = "00000000-0000-4000-8000-000000000000"

Event = dict[str, Any]


def files(house: House) -> Iterator[tuple[str, str]]:
    for function in house.all:
        path = f"events/{function.room}/{function.name}.json"
        recorded = _recorded(house.root / path)
        if recorded or not isinstance(function.door, Webhook):
            yield path, json.dumps(event(function, recorded), indent=2, ensure_ascii=False) + "\n"


def broken(house: House) -> list[str]:
    """The webhooks of which nothing was recorded."""
    paths = {f"events/{f.room}/{f.name}.json": f for f in house.all if isinstance(f.door, Webhook)}
    return [
        f"{path} is missing: record what they send to {function.where}, headers and body; it is never imagined"
        for path, function in paths.items()
        if not (house.root / path).is_file()
    ]


def event(function: Function, recorded: Event | None = None) -> Event:  # noqa: PLR0911 - one line per kind of door
    """An event for the function, with what was ``recorded`` of it."""
    match function.door:
        case HttpDoor() as door:
            return http(door, recorded)
        case Schedule():
            return _envelope(
                "Scheduled Event",
                "aws.scheduler",
                {},
                [arn("scheduler", f"schedule/default/{STAGE}-{function.physical}")],
            )
        case QueueDoor() as door:
            return {"Records": [_message(function, door.queue, _content(function))]}
        case BusDoor() as door:
            content = _envelope(door.event, door.event.partition(".")[0], json.loads(_content(function)), [])
            return {"Records": [_message(function, function.physical, json.dumps(content))]}
        case StreamDoor() as door:
            return _stream(door, recorded)
        case Call() as door:
            body = Signature.of(door.view).body
            return {"caller": CALLER, "request": example(body[1]) if body else None}
        case SocketDoor() as door:
            return socket(function, door)
        case ReceivedDoor():
            return _received(function)
        case Authorizer():
            return authorizing()
        case door:
            raise TypeError(f"{function.where}: no event is known for {type(door).__name__}")


def _recorded(path: Path) -> Event | None:
    return json.loads(path.read_text()) if path.is_file() else None


def _content(function: Function) -> str:
    """What a consumer is fed with, as text."""
    signature = Signature.of(function.door.view)
    if signature.body:
        return json.dumps(example(signature.body[1]))
    others = [parameter for parameter in signature.query if parameter.kind is not WorkspaceId]
    return json.dumps(example(others[0].kind, others[0].name)) if others else "some text"


def _envelope(kind: str, source: str, detail: Any, resources: list[str]) -> Event:
    """An event of EventBridge; the scheduler sends its detail as text."""
    return {
        "version": "0",
        "id": _ID,
        "detail-type": kind,
        "source": source,
        "account": ACCOUNT,
        "time": _NOON,
        "region": REGION,
        "resources": resources,
        "detail": "{}" if source == "aws.scheduler" else detail,
    }


def _message(function: Function, queue: str, body: str) -> Event:
    attributes = {
        "ApproximateReceiveCount": "1",
        "SentTimestamp": _NOON_MS,
        "SenderId": f"AROAEXAMPLE:{STAGE}-{function.physical}",
        "ApproximateFirstReceiveTimestamp": _NOON_MS,
    }
    if queue.endswith(".fifo"):
        attributes |= {"SequenceNumber": "1", "MessageGroupId": "some-group", "MessageDeduplicationId": _ID}
    said = {"stringValue": CALLER["workspace"], "stringListValues": [], "binaryListValues": [], "dataType": "String"}
    return {
        "messageId": _ID,
        "receiptHandle": "some-receipt",
        "body": body,
        "attributes": attributes,
        "messageAttributes": {} if isinstance(function.door, BusDoor) else {"workspace": said},
        "eventSource": "aws:sqs",
        "eventSourceARN": arn("sqs", f"{STAGE}-{queue}"),
        "awsRegion": REGION,
    }


def _stream(door: StreamDoor, recorded: Event | None) -> Event:
    keys = {"pk": {"S": CALLER["workspace"]}, "sk": {"S": "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"}}
    imagined = {
        "eventName": "INSERT",
        "Keys": keys,
        "NewImage": {**keys, "modseq": {"N": "1"}, "created_modseq": {"N": "1"}},
    }
    kept = {}
    if recorded and recorded.get("Records"):
        row = recorded["Records"][0]
        rows = {name: row["dynamodb"][name] for name in ("Keys", "NewImage", "OldImage") if name in row["dynamodb"]}
        kept = {"eventName": row["eventName"], **rows}
    content = kept or imagined
    name = content.pop("eventName")
    record = {
        "eventID": _ID.replace("-", ""),
        "eventName": name,
        "eventVersion": "1.1",
        "eventSource": "aws:dynamodb",
        "awsRegion": REGION,
        "dynamodb": {
            "ApproximateCreationDateTime": int(_NOON_MS) // 1000,
            **content,
            "SequenceNumber": "100000000000000000001",
            "SizeBytes": 200,
            "StreamViewType": "NEW_AND_OLD_IMAGES",
        },
        "eventSourceARN": arn("dynamodb", f"table/{STAGE}-{door.table}/stream/2026-01-01T00:00:00.000"),
    }
    return {"Records": [record]}


def _received(function: Function) -> Event:
    message, recipient = "o3vrnil0e2ic28trm7dfhrc2v0clambda4nbp0g1", f"acme@{function.room}.example.com"
    headers = {
        "from": ["Ada <ada@example.com>"],
        "to": [recipient],
        "subject": "Hello",
        "date": "Thu, 01 Jan 2026 12:00:00 +0000",
    }
    mail = {
        "timestamp": _NOON,
        "source": "ada@example.com",
        "messageId": message,
        "destination": [recipient],
        "headersTruncated": False,
        "headers": [{"name": name.title(), "value": "".join(value)} for name, value in headers.items()],
        "commonHeaders": {"returnPath": "ada@example.com", "messageId": "<1@example.com>", **headers},
    }
    verdicts = {f"{name}Verdict": {"status": "PASS"} for name in ("spam", "virus", "spf", "dkim", "dmarc")}
    action = {
        "type": "Lambda",
        "functionArn": arn("lambda", f"function:{STAGE}-{function.physical}"),
        "invocationType": "Event",
    }
    receipt = {
        "timestamp": _NOON,
        "processingTimeMillis": 500,
        "recipients": [recipient],
        **verdicts,
        "action": action,
    }
    return {"Records": [{"eventSource": "aws:ses", "eventVersion": "1.0", "ses": {"mail": mail, "receipt": receipt}}]}
