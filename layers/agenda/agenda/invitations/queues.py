"""Messages wait in a queue of the room until they are brought to whom they are for."""

from agenda.invitations.errands import Errand
from agenda.invitations.hearing import Hearsay
from agenda.invitations.rounds import Parked, Round
from kernel.queues import Queue


class ErrandQueue:
    def __init__(self) -> None:
        self._queue = Queue("agenda-invitations")

    def put(self, errand: Errand | Round | Hearsay | Parked, *, delay: int = 0) -> None:
        self._queue.put(errand, workspace=errand.workspace, delay=delay)
