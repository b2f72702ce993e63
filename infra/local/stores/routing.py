"""What a rule of EventBridge sends to each of its targets: the event, a part of it, or what a template makes of it."""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

STEP = re.compile(r"""\.([A-Za-z0-9_\-]+)|\['([^']*)'\]|\["([^"]*)"\]|\[(\d+)\]""")
VARIABLE = re.compile(r"<([A-Za-z0-9_.\-]+)>")


@dataclass(frozen=True, slots=True)
class RoutedEvent:
    """One event on its way to one target."""

    rule: str  # ARN
    target: str  # ARN
    payload: Any  # after Input, InputPath or InputTransformer
    event: dict[str, Any]
    retry_policy: dict[str, Any] | None = None
    dead_letter: str | None = None  # ARN of a queue
    parameters: dict[str, Any] = field(default_factory=dict)  # SqsParameters and the like, as in the target


def routed(rule: str, name: str, target: dict[str, Any], event: dict[str, Any]) -> RoutedEvent:
    return RoutedEvent(
        rule=rule,
        target=target["Arn"],
        payload=payload(target, event, rule, name),
        event=event,
        retry_policy=target.get("RetryPolicy"),
        dead_letter=target.get("DeadLetterConfig", {}).get("Arn"),
        parameters={key: value for key, value in target.items() if key.endswith("Parameters")},
    )


def payload(target: dict[str, Any], event: dict[str, Any], rule: str, name: str) -> Any:
    if "InputTransformer" in target:
        transformer = target["InputTransformer"]
        values = {key: at(event, path) for key, path in transformer.get("InputPathsMap", {}).items()}
        values |= {
            "aws.events.rule-arn": rule,
            "aws.events.rule-name": name,
            "aws.events.event.ingestion-time": event["time"],
            "aws.events.event": event,
            "aws.events.event.json": event,
        }
        return filled(transformer["InputTemplate"], values)
    if "Input" in target:
        return json.loads(target["Input"])
    if "InputPath" in target:
        return at(event, target["InputPath"])
    return event


def at(event: Any, path: str) -> Any:
    """What lies at a path such as $.detail.lines[0]; None when nothing does."""
    for name, single, double, index in STEP.findall(path.removeprefix("$")):
        key = name or single or double
        if index:
            event = event[int(index)] if isinstance(event, list) and int(index) < len(event) else None
        else:
            event = event.get(key) if isinstance(event, dict) else None
    return event


def filled(template: str, values: dict[str, Any]) -> Any:
    """The template with its variables: JSON where they stand free, text where they stand in a string."""
    parts: list[str] = []
    last = 0
    in_string = False
    for match in VARIABLE.finditer(template):
        between = template[last : match.start()]
        if between.replace("\\\\", "").replace('\\"', "").count('"') % 2:
            in_string = not in_string
        parts += [between, _shown(match, values, in_string=in_string)]
        last = match.end()
    text = "".join([*parts, template[last:]])
    try:
        return json.loads(text)
    except ValueError:
        return text  # a target may be sent plain text


def _shown(match: re.Match[str], values: dict[str, Any], *, in_string: bool) -> str:
    if match[1] not in values:
        return match[0]
    value = values[match[1]]
    if not in_string:
        return json.dumps(value)
    if value is None:
        return ""
    return json.dumps(value if isinstance(value, str) else json.dumps(value))[1:-1]


def envelope(message: dict[str, Any], account: str) -> dict[str, Any]:
    """The event as its targets see it."""
    when = message["time"]
    if isinstance(when, str) and not when.replace(".", "", 1).isdigit():
        moment = datetime.fromisoformat(when)
    else:
        moment = datetime.fromtimestamp(float(when), UTC)
    return {
        "version": "0",
        "id": message["id"],
        "detail-type": message["detail-type"],
        "source": message["source"],
        "account": account,
        "time": moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": message["region"],
        "resources": message.get("resources", []),
        "detail": message["detail"],
    }
