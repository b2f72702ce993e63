"""Steps wait in a queue of the room until they are done."""

from agenda.jobs.model import LEASE, Step
from kernel.queues import Queue


class StepQueue:
    def __init__(self) -> None:
        self._queue = Queue("agenda-jobs")

    def put(self, step: Step) -> None:
        """Let it be done now, and be looked at after a while."""
        self._queue.put(step, workspace=step.workspace)
        self.later(step.watched())

    def later(self, step: Step) -> None:
        self._queue.put(step, workspace=step.workspace, delay=int(LEASE.total_seconds()))
