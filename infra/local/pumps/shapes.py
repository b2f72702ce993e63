"""What AWS writes about an invocation that was given up, and when."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from infra.local.arns import function_arn
from infra.local.pumps.figures import Outcome


def instant(moment: float) -> str:
    """2026-11-21T10:00:00.123Z."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def second(moment: float) -> str:
    """2026-11-21T10:00:00Z."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _response_context(outcome: Outcome | None) -> dict[str, Any]:
    if outcome is None:
        return {}
    context: dict[str, Any] = {"statusCode": 200, "executedVersion": "$LATEST"}
    if outcome.error is not None:
        context["functionError"] = "Unhandled"
    return {"responseContext": context}


def failed_invocation(
    function: str, condition: str, *, invocations: int, event: Any, outcome: Outcome | None, now: float
) -> dict[str, Any]:
    """The record that an asynchronous invocation leaves at its on-failure destination."""
    answer = {"responsePayload": _plain(outcome.error)} if outcome is not None else {}
    return {
        "version": "1.0",
        "timestamp": instant(now),
        "requestContext": {
            "requestId": outcome.request_id if outcome else "",
            "functionArn": f"{function_arn(function)}:$LATEST",
            "condition": condition,
            "approximateInvokeCount": invocations,
        },
        "requestPayload": event,
        **_response_context(outcome),
        **answer,
    }


def failed_records(
    function: str,
    stream: str,
    condition: str,
    *,
    invocations: int,
    records: list[dict[str, Any]],
    outcome: Outcome | None,
    now: float,
) -> dict[str, Any]:
    """The record that a batch of a table's stream leaves behind: where it stood in the stream, not what was in it."""
    first, last = records[0]["dynamodb"], records[-1]["dynamodb"]
    return {
        "requestContext": {
            "requestId": outcome.request_id if outcome else "",
            "functionArn": function_arn(function),
            "condition": condition,
            "approximateInvokeCount": invocations,
        },
        **_response_context(outcome),
        "version": "1.0",
        "timestamp": instant(now),
        "DDBStreamBatchInfo": {
            "shardId": "shardId-00000000000000000000-00000000",  # there is one shard here
            "startSequenceNumber": first["SequenceNumber"],
            "endSequenceNumber": last["SequenceNumber"],
            "approximateArrivalOfFirstRecord": second(arrival(records[0])),
            "approximateArrivalOfLastRecord": second(arrival(records[-1])),
            "batchSize": len(records),
            "streamArn": stream,
        },
    }


def arrival(record: dict[str, Any]) -> float:
    return float(record["dynamodb"].get("ApproximateCreationDateTime", 0))


def string_attributes(values: Mapping[str, str | int]) -> dict[str, dict[str, str]]:
    """Message attributes of SQS; an empty one is none."""
    return {name: {"DataType": "String", "StringValue": str(value)} for name, value in values.items() if value != ""}


def _plain(error: Mapping[str, Any] | None) -> Any:
    return json.loads(json.dumps(error and dict(error)))
