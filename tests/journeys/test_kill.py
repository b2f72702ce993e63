"""A local cloud that is killed while it is busy: what it acknowledged is there, and what followed from it follows."""

import signal
import threading
from collections import Counter

import pytest

from tests.journeys.running import Running
from tests.soaking import more, soak
from tests.waiting import until

pytestmark = soak

KILLS = more(1, 5)
WRITERS = 8
MOST = 60  # creates that a workspace may make in a minute: a load must be more, or it has ended when the kill comes
INCIDENTS = "/api/ops/incidents"


class Load:
    """Writers that open incidents, say how they go on and take them back, as fast as they are answered."""

    def __init__(self, running):
        self.opened, self.updated, self.deleting, self.deleted = set(), {}, set(), set()
        self.answers = Counter()
        self._running = running
        self._stop = threading.Event()
        self._writers = [threading.Thread(target=self._write, args=(number,), daemon=True) for number in range(WRITERS)]

    def start(self):
        for writer in self._writers:
            writer.start()

    def stop(self):
        self._stop.set()
        for writer in self._writers:
            writer.join()

    @property
    def busy(self):
        return not self._stop.is_set() and all(writer.is_alive() for writer in self._writers)

    def _write(self, writer):
        number = 0
        while not self._stop.is_set():
            number += 1
            try:
                self._story(f"{writer}-{number}", number)
            except OSError:  # it was killed
                return

    def _story(self, title, number):
        said = self._ask(201, "POST", INCIDENTS, {"title": title, "message": "x"})
        self.opened.add(said["incident_id"])
        path = f"{INCIDENTS}/{said['incident_id']}"
        if number % 3 == 1:
            said = self._ask(200, "PATCH", path, {"status": "monitoring", "message": f"more of {title}"})
            self.updated[said["incident_id"]] = said
        if number % 3 == 2:
            self.deleting.add(said["incident_id"])
            self._ask(204, "DELETE", path)
            self.deleted.add(said["incident_id"])

    def _ask(self, expected, *request):
        status, said = self._running.ask(*request)
        self.answers[status] += 1
        assert status == expected, said
        return said


@pytest.mark.parametrize("kill", range(KILLS))
def test_every_acknowledged_write_survives_a_kill_under_load(tmp_path, kill):
    first = Running.start(tmp_path, program="tests.journeys.unlimited")
    key, load = first.key, Load(first)
    load.start()
    until(lambda: len(load.opened) >= 2 * MOST + 17 * kill or not load.busy, 60)
    assert load.busy, load.answers
    first.stop(signal.SIGKILL)
    load.stop()
    assert set(load.answers) == {200, 201, 204}, "nobody was refused while it ran"

    second = Running.start(tmp_path, program="tests.journeys.unlimited")
    assert second.key == key
    there = known(second)
    assert load.opened - load.deleting <= there
    assert not load.deleted & there
    for incident, said in load.updated.items():
        assert second.ask("GET", f"{INCIDENTS}/{incident}") == (200, said)
    until(lambda: shown(second) == there, 60)  # the stream goes on where it was
    assert second.stop() == 0


def known(running):
    """The incidents that are there, as who follows them learns of it."""
    found, since, further = set(), "0", True
    while further:
        _, page = running.ask("GET", f"{INCIDENTS}/changes?limit=500&since={since}")
        found |= set(page["created"])
        since, further = page["state"], page["has_more"]
    return found


def shown(running):
    """The incidents on the public page of the demonstration."""
    _, page = running.ask("GET", "/status/demo/status.json", key=False)
    return {each["incident_id"] for each in page["incidents"]}
