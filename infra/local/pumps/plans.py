"""The schedules that there are: EventBridge Scheduler's, and the rules of EventBridge that carry an expression.

Functions make and delete schedules at run time by the thousand, so they are read from moto's backends as they are.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from moto.events.models import events_backends
from moto.scheduler.models import scheduler_backends

from infra.local.clients import client
from infra.local.deployment import ACCOUNT, REGION
from infra.local.pumps.ledger import Job
from infra.local.pumps.shapes import second
from infra.local.stores import routing


@dataclass(frozen=True, slots=True)
class Plan:
    """Something that happens at times."""

    kind: Literal["schedule", "rule"]
    arn: str
    expression: str
    zone: str
    enabled: bool
    targets: tuple[dict[str, Any], ...]
    made: float | None = None
    starts: float | None = None
    ends: float | None = None
    delete_when_done: bool = False
    name: tuple[str, str] = field(default=("", ""))  # of its group or bus, and its own

    def jobs(self, moment: datetime) -> Iterator[Job]:
        """What there is to do when the moment has come."""
        return self._of_schedule(moment) if self.kind == "schedule" else self._of_rule(moment)

    def delete(self) -> None:
        group, name = self.name
        client("scheduler").delete_schedule(GroupName=group, Name=name)

    def _of_schedule(self, moment: datetime) -> Iterator[Job]:
        execution = uuid.uuid4().hex
        scheduled = second(moment.timestamp())
        for target in self.targets:
            if "Input" in target and target["Input"] is not None:
                words = {
                    "schedule-arn": self.arn,
                    "scheduled-time": scheduled,
                    "execution-id": execution,
                    "attempt-number": "1",
                }
                payload: Any = target["Input"]
                for word, value in words.items():
                    payload = payload.replace(f"<aws.scheduler.{word}>", value)
            else:
                payload = _event(self.arn, "aws.scheduler", execution, scheduled) | {"detail": "{}"}
            yield _job(target, payload, {"SCHEDULE_ARN": self.arn, "EXECUTION_ID": execution})

    def _of_rule(self, moment: datetime) -> Iterator[Job]:
        event = _event(self.arn, "aws.events", str(uuid.uuid4()), second(moment.timestamp()))
        for target in self.targets:
            job = _job(target, routing.payload(target, event, self.arn, self.name[1]), {"RULE_ARN": self.arn})
            job.event = event
            yield job


def _event(arn: str, source: str, number: str, moment: str) -> dict[str, Any]:
    return {
        "version": "0",
        "id": number,
        "detail-type": "Scheduled Event",
        "source": source,
        "account": ACCOUNT,
        "time": moment,
        "region": REGION,
        "resources": [arn],
        "detail": {},
    }


def _job(target: dict[str, Any], payload: Any, attributes: dict[str, str | int]) -> Job:
    policy = target.get("RetryPolicy") or {}
    return Job(
        "deliver",
        target["Arn"],
        payload,
        retries=int(policy.get("MaximumRetryAttempts", 185)),
        max_age=float(policy.get("MaximumEventAgeInSeconds", 86400)),
        dead_letter=(target.get("DeadLetterConfig") or {}).get("Arn"),
        parameters={name: value for name, value in target.items() if name.endswith("Parameters")},
        attributes={**attributes, "TARGET_ARN": target["Arn"]},
    )


def _epoch(said: Any) -> float | None:
    """A date as moto keeps it: seconds, or text."""
    if said is None or said == "":
        return None
    try:
        return float(said)
    except ValueError:
        moment = datetime.fromisoformat(str(said))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def all_plans() -> Iterator[Plan]:
    """Every schedule and every rule with an expression."""
    for group in list(scheduler_backends[ACCOUNT][REGION].schedule_groups.values()):
        for one in list(group.schedules.values()):
            yield Plan(
                kind="schedule",
                arn=one.arn,
                expression=one.schedule_expression,
                zone=one.schedule_expression_timezone,
                enabled=one.state != "DISABLED",  # moto keeps None after an update that does not say
                targets=(one.target,),
                made=float(one.creation_date),
                starts=_epoch(one.start_date),
                ends=_epoch(one.end_date),
                delete_when_done=one.action_after_completion == "DELETE",
                name=(group.name, one.name),
            )
    for bus in list(events_backends[ACCOUNT][REGION].event_buses.values()):
        for rule in list(bus.rules.values()):
            if rule.scheduled_expression:
                yield Plan(
                    kind="rule",
                    arn=rule.arn,
                    expression=rule.scheduled_expression,
                    zone="UTC",
                    enabled=rule.state.startswith("ENABLED"),
                    targets=tuple(rule.targets),
                    name=(bus.name, rule.name),
                )
