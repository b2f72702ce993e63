"""EventBridge."""

from infra.local.arns import arn
from infra.local.runtime.actions.asking import Ask, Asked, ask, fact


def needs(asked: Asked) -> list[Ask] | None:
    if asked.operation == "DescribeEventBus":
        return [ask("events:DescribeEventBus", _bus(asked.params.get("Name")))]
    if asked.operation != "PutEvents":
        return None
    found: dict[str, list[dict[str, str]]] = {}
    for entry in asked.params["Entries"]:
        found.setdefault(_bus(entry.get("EventBusName")), []).append(entry)
    return [
        ask(
            "events:PutEvents",
            bus,
            events__source=fact(*(each.get("Source", "") for each in entries)),
            **{"events__detail-type": fact(*(each.get("DetailType", "") for each in entries))},
        )
        for bus, entries in found.items()
    ]


def _bus(name: str | None) -> str:
    return name if name and name.startswith("arn:") else arn("events", f"event-bus/{name or 'default'}")
