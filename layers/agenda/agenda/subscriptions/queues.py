"""Calendars that are to be asked for what is new wait in a queue of the room."""

from pydantic import BaseModel

from kernel.callers import WorkspaceId
from kernel.queues import Queue


class Wanted(BaseModel, frozen=True):
    """Which is to be asked."""

    calendar_id: str


class SubscriptionQueue:
    def __init__(self) -> None:
        self._queue = Queue("agenda-subscriptions")

    def put(self, workspace: WorkspaceId, calendar_id: str) -> None:
        self._queue.put(Wanted(calendar_id=calendar_id), workspace=workspace)
