"""Schedules of EventBridge: one for each person, which puts a message on our queue when their bell is to ring."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Any

from botocore.exceptions import ClientError
from pydantic import BaseModel

from kernel.aws import client, code
from kernel.callers import PersonId, WorkspaceId
from kernel.ids import same_id
from kernel.queues import Queue
from kernel.settings import ACCOUNT, REGION, physical

QUEUE = "agenda-alerts"
GROUP = physical("agenda-clocks")
ROLE = f"arn:aws:iam::{ACCOUNT}:role/{physical('agenda-clock')}"

SOON = timedelta(minutes=1)
"""The scheduler is exact to a minute, and of what is to be at once it makes nothing: the queue does that itself."""


class Ring(BaseModel, frozen=True):
    """Whose bell is to ring."""

    workspace: WorkspaceId
    person: PersonId


class Bellpull:
    """Rings bells at once."""

    def __init__(self) -> None:
        self._queue = Queue(QUEUE)

    def pull(self, workspace: WorkspaceId, person: PersonId) -> None:
        self._queue.put(Ring(workspace=workspace, person=person), workspace=None)


class Schedules:
    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._scheduler, self._queue, self._now = client("scheduler"), Queue(QUEUE), now

    def wind(self, workspace: WorkspaceId, person: PersonId, at: datetime) -> None:
        ring, left = Ring(workspace=workspace, person=person), at - self._now()
        if left <= SOON:
            self._queue.put(ring, workspace=None, delay=ceil(max(left.total_seconds(), 0)))
            return
        wanted = self._wanted(ring, at)
        try:
            self._scheduler.update_schedule(**wanted)
        except ClientError as error:
            if code(error) != "ResourceNotFoundException":
                raise
            self._made(wanted)

    def stop(self, workspace: WorkspaceId, person: PersonId) -> None:
        try:
            self._scheduler.delete_schedule(GroupName=GROUP, Name=_name(workspace, person))
        except ClientError as error:
            if code(error) != "ResourceNotFoundException":
                raise

    def _made(self, wanted: dict[str, Any]) -> None:
        try:
            self._scheduler.create_schedule(**wanted)
        except ClientError as error:
            if code(error) != "ConflictException":
                raise
            self._scheduler.update_schedule(**wanted)  # somebody else made it in that moment

    def _wanted(self, ring: Ring, at: datetime) -> dict[str, Any]:
        rounded = at.astimezone(UTC).replace(tzinfo=None) + timedelta(microseconds=-at.microsecond % 1_000_000)
        queue = f"arn:aws:sqs:{REGION}:{ACCOUNT}:{physical(QUEUE)}"
        dead = f"arn:aws:sqs:{REGION}:{ACCOUNT}:{physical('agenda-dead')}"
        return {
            "GroupName": GROUP,
            "Name": _name(ring.workspace, ring.person),
            "ScheduleExpression": f"at({rounded.isoformat()})",
            "ScheduleExpressionTimezone": "UTC",
            "FlexibleTimeWindow": {"Mode": "OFF"},
            "ActionAfterCompletion": "NONE",
            "Target": {
                "Arn": queue,
                "RoleArn": ROLE,
                "Input": json.dumps(ring.model_dump()),
                "DeadLetterConfig": {"Arn": dead},
            },
        }


def _name(workspace: WorkspaceId, person: PersonId) -> str:
    """A schedule's name has 64 characters, and two ids have more."""
    return same_id("bell", workspace, person)
