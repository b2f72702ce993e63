"""Gathering in little memory: of a hundred thousand entries no more is held at once than a part of the file."""

import io
import json
import random
import zipfile
from datetime import UTC, datetime

import pytest

from identity.exporting.gathering import Gathering, Some
from identity.exporting.making import CHUNK, PART
from identity.exporting.model import KEPT, LONGEST, TRIES, Export, Step, Task
from kernel.archives import directory, member

ENTRIES = 100_000
NOW = datetime(2026, 11, 21, tzinfo=UTC)


class Shelf:
    """So many entries, a thousand a page."""

    name = "audit"

    def page(self, _, cursor):
        first = cursor["first"] if cursor else 0
        last = min(first + 1000, ENTRIES)
        entries = [
            {"number": number, "action": "session.begin", "hash": f"{number:064x}"} for number in range(first, last)
        ]
        return Some(entries, {"first": last} if last < ENTRIES else None)


class Bucket:
    """Files of parts, as S3 takes them."""

    def __init__(self):
        self.parts, self.aside, self.file, self.largest, self.rooms = {}, {}, None, 0, {}

    def begin(self, _):
        return "upload"

    def part(self, *said):
        *_, number, data = said
        self.parts[number] = data
        self.largest = max(self.largest, len(data))
        return f"tag {number}"

    def complete(self, *said):
        assert said[-1] == [f"tag {number}" for number in sorted(self.parts)]
        assert all(len(self.parts[number]) >= PART for number in sorted(self.parts)[:-1])
        self.file = b"".join(self.parts[number] for number in sorted(self.parts))

    def put_aside(self, key, data):
        self.aside[key] = data

    def taken_up(self, key):
        return self.aside[key]

    def sizes(self, _):
        return {name: len(data) for name, data in self.rooms.items()}

    def read(self, key, start, end):
        self.largest = max(self.largest, end - start)
        return self.rooms[key.rpartition("/")[2]][start:end]


class Store:
    def __init__(self, task):
        self.task, self.largest = task, 0

    def get(self, *_):
        return self.task

    def advance(self, task, step):
        assert self.task.work.step == step
        self.task = task
        self.largest = max(self.largest, len(task.model_dump_json()))


@pytest.fixture
def task():
    def task(form, kind="audit"):
        said = {"asked": NOW, "asked_by": "ada", "expires": NOW + KEPT}
        return Task(workspace="acme", export=Export(export_id="e", kind=kind, format=form, **said))

    return task


def archive(room, *files):
    """What a room puts there."""
    data, entries = b"", []
    for number, content in enumerate(files):
        packed, entry = member(f"{room}/{number}", content, len(data))
        data, entries = data + packed, [*entries, entry]
    return data + directory(entries, len(data))


def test_what_other_rooms_hold_is_taken_over_in_little_memory_as_soon_as_it_is_there(task):
    store, bucket = Store(task("zip", "workspace")), Bucket()
    rooms, files = frozenset({"mail", "ops"}), [random.Random(1).randbytes(7 * 1024**2), b"short", b""]
    gathering = Gathering(store, bucket, {"workspace": []}, lambda _: None, rooms, NOW.timestamp)

    def step():
        gathering.step(Step(workspace="acme", export_id="e", step=store.task.work.step))
        return store.task.work.joined, store.task.work.pause, store.task.export.status

    assert step() == ((), 0, "gathering")
    bucket.rooms["ops.zip"] = archive("ops", *files)
    assert step() == (("ops",), 1, "gathering")
    bucket.rooms["mail.zip"] = archive("mail")
    assert step()[2] == "ready"

    with zipfile.ZipFile(io.BytesIO(bucket.file)) as whole:
        assert whole.testzip() is None
        assert whole.namelist() == ["ops/0", "ops/1", "ops/2", "manifest.json"]
        assert [whole.read(f"ops/{number}") for number in range(3)] == files
    assert bucket.largest < PART + CHUNK


def test_a_room_stays_in_its_own_folder(task):
    store, bucket = Store(task("zip", "workspace")), Bucket()
    bucket.rooms["ops.zip"] = archive("mail", b"not mine")
    gathering = Gathering(store, bucket, {"workspace": []}, lambda _: None, frozenset({"ops"}), NOW.timestamp)

    with pytest.raises(ValueError, match="ops has put something"):
        gathering.step(Step(workspace="acme", export_id="e", step=1))


def test_a_hundred_thousand_entries_are_gathered_in_steps_and_in_little_memory(task):
    store, bucket, told = Store(task("zip")), Bucket(), []
    gathering = Gathering(store, bucket, {"audit": [Shelf()]}, told.append)

    while store.task.export.status != "ready":
        gathering.step(Step(workspace="acme", export_id="e", step=store.task.work.step, most=30_000))

    assert store.task.work.step == 5
    assert (store.task.export.rows, len(told)) == (ENTRIES, 1)
    assert bucket.largest < PART + CHUNK
    assert store.largest < 10_000
    with zipfile.ZipFile(io.BytesIO(bucket.file)) as archive:
        names = [name for name in archive.namelist() if name != "manifest.json"]
        lines = b"".join(map(archive.read, names)).splitlines()
        assert json.loads(archive.read("manifest.json"))["rows"] == {"audit": ENTRIES}
    assert len(lines) == ENTRIES
    assert all(line.endswith(f'"number":{number}}}'.encode()) for number, line in enumerate(lines))


def test_a_step_that_never_came_back_is_given_up_when_it_cannot(task):
    work = task("zip").work
    for _ in range(TRIES):
        assert not work.given_up(NOW + 2 * LONGEST)
        work = work.again(NOW)

    assert not work.given_up(NOW + LONGEST), "it may yet"
    assert work.given_up(NOW + 2 * LONGEST)


def test_a_step_leaves_the_rest_to_the_next_before_its_time_is_over(task):
    store, clock = Store(task("ndjson")), iter(range(0, 100_000, 250))
    gathering = Gathering(store, Bucket(), {"audit": [Shelf()]}, lambda _: None, now=lambda: next(clock))

    gathering.step(Step(workspace="acme", export_id="e", step=1))

    assert (store.task.export.status, store.task.work.cursor) == ("gathering", {"first": 3000})
