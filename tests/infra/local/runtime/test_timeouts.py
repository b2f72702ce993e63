"""A function whose time is over is given up on, and does nothing any more.

The seconds that pass here are what these tests are about. A function that must end in time has a whole one.
"""

import sys
import time

import boto3

from tests.infra.local.runtime.hall import allow


def test_a_function_that_takes_too_long_is_told_so_and_is_not_blocked(hall):
    source = "import time\ndef app(event, context):\n    print('here')\n    time.sleep(event)\n    return 'done'"
    name = hall.function("one", source, timeout=1)
    started = time.monotonic()
    result = hall.runtime.invoke(name, 8)
    assert time.monotonic() - started < 7
    assert result.error is not None
    assert result.error["errorType"] == "Sandbox.Timedout"
    assert result.error["errorMessage"].endswith("Task timed out after 1.00 seconds")
    assert result.log == "here\n"
    assert hall.runtime.invoke(name, 0).payload == "done"


def test_loading_is_not_part_of_the_time(hall):
    assert hall.run("import time\ntime.sleep(1.2)\ndef app(e, c): return 'done'", timeout=1).payload == "done"


def test_what_runs_on_after_its_time_calls_aws_no_more(hall):
    boto3.client("sqs").create_queue(QueueName="inbox")
    hall.layer("gates", "import threading\nover, done = threading.Event(), threading.Event()")
    source = """
    import boto3
    from hall import gates
    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName="inbox")["QueueUrl"]
    def app(event, context):
        gates.over.wait(20)
        try:
            sqs.send_message(QueueUrl=url, MessageBody="too late")
        finally:
            gates.done.set()
    """
    result = hall.run(source, allow("sqs:*"), timeout=0.1)
    assert result.error is not None
    gates = sys.modules["hall.gates"]
    gates.over.set()
    assert gates.done.wait(20)
    url = boto3.client("sqs").get_queue_url(QueueName="inbox")["QueueUrl"]
    assert "Messages" not in boto3.client("sqs").receive_message(QueueUrl=url)


def test_a_fresh_instance_follows_one_that_was_given_up_on(hall):
    source = "import time\nseen = []\ndef app(e, c):\n    seen.append(e)\n    time.sleep(e)\n    return seen"
    name = hall.function("one", source, timeout=1)
    assert hall.runtime.invoke(name, 0).payload == [0]
    assert hall.runtime.invoke(name, 2).error
    assert hall.runtime.invoke(name, 0).payload == [0]
