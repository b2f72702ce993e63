"""Nothing is lost and nothing is out of order when much happens at once."""

import threading
import time

from tests.infra.local.pumps.conftest import bodies


def test_many_writers_to_a_queue_and_a_table_are_all_heard(world):
    heard, followed = [], []
    world.function("take", lambda event: heard.extend(bodies(event)))
    world.function("follow", lambda event: followed.extend(event["Records"]))
    world.function("work")
    world.feed(world.queue("inbox"), "take")
    world.feed(world.table("things"), "follow", batch=100)
    world.pumps.start()

    def write(writer):
        for number in range(25):
            world.send("inbox", f"{writer} {number}")
            world.write("things", f"{writer} {number}")
            world.pumps.invoke_later("work", number)

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert world.drain()
    assert sorted(heard) == sorted(f"{writer} {number}" for writer in range(4) for number in range(25))
    numbers = [record["dynamodb"]["SequenceNumber"] for record in followed]
    assert numbers == sorted(set(numbers))
    assert len(numbers) == 100
    assert len(world.events("work")) == 100


def test_stopping_waits_for_no_function(world):
    begun, ended = threading.Event(), threading.Event()

    def slow(_):
        begun.set()
        ended.wait(60)

    world.function("slow", slow)
    world.pumps.start()
    world.pumps.invoke_later("slow", {})
    assert begun.wait(15)
    started = time.monotonic()
    world.pumps.stop()
    assert time.monotonic() - started < 15
    ended.set()
    world._pumps = None
    world.pumps.drain()
    assert len(world.events("slow")) == 2
