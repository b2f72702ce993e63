"""Bringing a payload to what an ARN names: functions, queues, topics, state machines, buses."""

import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from infra.local.arns import function_name, service_of
from infra.local.clients import client, queue_url
from infra.local.pumps.figures import as_text
from infra.local.pumps.shapes import string_attributes


class Undeliverable(Exception):
    """A target refused, or is not there."""

    def __init__(self, code: str, message: str, *, final: bool) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.final = final  # trying again would not help


# What AWS tries again; anything else (not there, not allowed, not valid) goes to the dead-letter queue at once.
PASSING = ("Throttl", "TooManyRequests", "ServiceUnavailable", "InternalError", "InternalFailure", "ProvisionedThrough")


class Targets:
    """Delivers, or says why not."""

    def __init__(self, invoke_later: Callable[[str, Any], None]) -> None:
        self._invoke_later = invoke_later
        self._ways: dict[str, Callable[[str, Any, Mapping[str, Any]], None]] = {
            "lambda": self._to_function,
            "sqs": self._to_queue,
            "sns": self._to_topic,
            "states": self._to_state_machine,
            "events": self._to_bus,
        }

    def add_way(self, service: str, way: Callable[[str, Any, Mapping[str, Any]], None]) -> None:
        """Teach it targets of one more service."""
        self._ways[service] = way

    def deliver(self, target: str, payload: Any, parameters: Mapping[str, Any]) -> None:
        """Bring a payload to its target; parameters are the target's as EventBridge and Scheduler name them."""
        way = self._ways.get(service_of(target))
        if way is None:
            raise Undeliverable("INVALID_PARAMETER", f"{target} is no target that is known here", final=True)
        try:
            way(target, payload, parameters)
        except ClientError as refused:
            error = refused.response["Error"]
            final = not error["Code"].startswith(PASSING)
            raise Undeliverable(_code(error["Code"]), error.get("Message", error["Code"]), final=final) from refused
        except BotoCoreError as refused:
            raise Undeliverable("INVALID_PARAMETER", str(refused), final=True) from refused

    def dead_letter(self, queue: str, body: Any, attributes: Mapping[str, str | int] | None = None) -> None:
        """Leave what could not be done where somebody will see it; never raises, for there is nowhere else to go."""
        try:
            if service_of(queue) == "sqs":
                group = {"MessageGroupId": "dead", "MessageDeduplicationId": str(time.time_ns())}
                client("sqs").send_message(
                    QueueUrl=queue_url(queue),
                    MessageBody=as_text(body),
                    MessageAttributes=string_attributes(attributes or {}),
                    **(group if queue.endswith(".fifo") else {}),
                )
            else:
                self.deliver(queue, body, {})
        except (ClientError, BotoCoreError, Undeliverable) as wrong:
            print(f"pumps: nothing could be left at {queue}: {wrong}")

    def _to_function(self, target: str, payload: Any, parameters: Mapping[str, Any]) -> None:
        del parameters
        if isinstance(payload, str):
            try:
                payload = json.loads(payload)
            except ValueError as wrong:
                raise Undeliverable("INVALID_JSON", f"the input is no JSON: {wrong}", final=True) from None
        self._invoke_later(function_name(target), payload)

    def _to_queue(self, target: str, payload: Any, parameters: Mapping[str, Any]) -> None:
        group = (parameters.get("SqsParameters") or {}).get("MessageGroupId")
        fifo = {"MessageGroupId": group} if group else {}
        client("sqs").send_message(QueueUrl=queue_url(target), MessageBody=as_text(payload), **fifo)

    def _to_topic(self, target: str, payload: Any, parameters: Mapping[str, Any]) -> None:
        del parameters
        client("sns").publish(TopicArn=target, Message=as_text(payload))

    def _to_state_machine(self, target: str, payload: Any, parameters: Mapping[str, Any]) -> None:
        del parameters
        client("stepfunctions").start_execution(stateMachineArn=target, input=as_text(payload))

    def _to_bus(self, target: str, payload: Any, parameters: Mapping[str, Any]) -> None:
        said = parameters.get("EventBridgeParameters")  # of a schedule; a rule passes the event itself on
        if said:
            entry = {"Source": said["Source"], "DetailType": said["DetailType"], "Detail": as_text(payload)}
        else:
            entry = {
                "Source": payload["source"],
                "DetailType": payload["detail-type"],
                "Detail": as_text(payload["detail"]),
                "Resources": payload.get("resources", []),
            }
        client("events").put_events(Entries=[{**entry, "EventBusName": target}])


def _code(code: str) -> str:
    """EventBridge's word for an error of a service."""
    if "NonExistent" in code or "NotFound" in code or "DoesNotExist" in code:
        return "RESOURCE_NOT_FOUND"
    if "AccessDenied" in code:
        return "NO_PERMISSIONS"
    if code.startswith(PASSING):
        return "THROTTLING"
    return "INVALID_PARAMETER"
