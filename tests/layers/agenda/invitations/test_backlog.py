"""Letters that wait since enough went out for a day, as a queue takes them."""

from datetime import UTC, datetime

from agenda.invitations.backlog import Backlog
from agenda.invitations.carrying import Carrying
from agenda.invitations.errands import Errand
from agenda.invitations.postage import LONGEST, Wait
from agenda.invitations.rounds import Order, Parked

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
QUEUE = 256 * 1024
"""Bytes of a message that SQS takes."""


class Full:
    def stamp(self, *_):
        return Wait("person", 2_000, 3600)


class Claimed:
    """Letters that nobody else may send."""

    def __init__(self, *names):
        self.names = set(names)

    def release(self, _workspace, name):
        self.names.remove(name)


class Line:
    """What waits, and for how long."""

    def __init__(self):
        self.put_there = []

    def put(self, it, *, delay=0):
        self.put_there.append((it, delay))


class Delivered:
    def __init__(self):
        self.came = []

    def deliver(self, errand):
        self.came.append(errand)


def errand(words):
    entry = {"@type": "Event", "uid": "u", "start": "2026-12-01T09:00:00", "description": words}
    said = {"workspace": "acme", "event_id": "e", "method": "REQUEST", "uid": "u", "stamp": NOW}
    return Errand(**said, sender="ada@example.com", to="grace@example.org", entries=(entry,), before=entry)


def test_a_large_event_waits_as_small_as_a_queue_takes_it():
    for words in ("Bring cake.", "Bring cake. " * 20_000):
        line, desk, it = Line(), Delivered(), errand(words)
        claimed = Claimed(it.claim)
        assert Backlog(Full(), line, claimed, None, None, lambda: NOW).takes(it, None)
        assert not claimed.names, "who brings it later may send it"
        ((waits, delay),) = line.put_there
        body = waits.model_dump_json()
        Carrying(desk, None, line).take(Order.model_validate_json(body).root)

        assert (delay, len(body) < QUEUE) == (LONGEST, True)
        assert isinstance(waits, Parked) == (len(it.model_dump_json()) > QUEUE)
        (came,) = desk.came
        assert came.model_copy(update={"waits": None}) == it
        assert (came.waits - NOW).total_seconds() == 3600
