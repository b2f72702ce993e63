import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request

import boto3
import pytest

from infra import ROOT
from kernel.callers import WorkspaceId
from kernel.queues import Queue

ACCOUNT = "000000000000"


def depth(queue):
    url = boto3.client("sqs").get_queue_url(QueueName=queue)["QueueUrl"]
    names = ["ApproximateNumberOfMessages"]
    return int(boto3.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"][names[0]])


def letters(*texts):
    for text in texts:
        Queue("parlour-inbox").put(json.dumps({"text": text}), workspace=WorkspaceId("acme"))


def kept():
    rows = boto3.client("dynamodb").scan(TableName="test-parlour-notes-1", ConsistentRead=True)["Items"]
    return sorted(row["text"]["S"] for row in rows if "text" in row)


def test_a_poison_message_ends_in_the_dead_letters_with_an_alarm_and_its_neighbours_are_done(cloud):
    letters("a", "b", "poison", "c")
    assert cloud.pumps.drain()

    assert kept() == ["a", "b", "c"]
    assert depth("test-parlour-dead") == 1
    assert any("parlour" in alarm and "dead" in alarm for alarm in cloud.pumps.alarms())


def test_no_alarm_rises_on_a_good_day(cloud):
    letters("a", "b")
    cloud.pumps.drain()

    assert cloud.pumps.alarms() == []


KILLED = """
import os, signal, sys
from pathlib import Path
from infra.local.environment import prepare
prepare("test")
import infra.local.stores
from infra.local.cloud import ROOT, Cloud
cloud = Cloud.start(ROOT / "tests/house/template.yaml", stage="test", state=Path(sys.argv[1]))
from tests.journeys.test_bad_days import kept, letters
from tests.waiting import until
if sys.argv[2] == "begin":
    letters(*(f"letter {number}" for number in range(40)))
    cloud.pumps.start()
    until(lambda: len(kept()) >= 7)
    os.kill(os.getpid(), signal.SIGKILL)
else:
    assert cloud.pumps.drain()
    print(kept())
    cloud.close()
"""


def test_what_a_consumer_had_done_when_it_was_killed_is_done_once(tmp_path):
    def run(what):
        program = [sys.executable, "-c", KILLED, str(tmp_path), what]
        return subprocess.run(
            program, cwd=ROOT, capture_output=True, text=True, timeout=90, check=False, env=os.environ
        )

    assert run("begin").returncode == -signal.SIGKILL
    again = run("again")
    assert again.returncode == 0, again.stderr
    assert again.stdout.splitlines()[-1] == str(sorted(f"letter {number}" for number in range(40)))


GOOD = json.dumps({"text": "hello"}).encode()


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b'{"text": "hello"', {}, 400),
        (b"\xff\xfe\x00", {}, 400),
        (b"[" * 100_000, {}, 400),
        (b'{"text": ' + b"9" * 10_000 + b"}", {}, 400),
        (b'{"text": 7}', {}, 422),
        (b'{"text": null}', {}, 422),
        (b'{"text": "a", "text2": "b"}', {}, 422),
        (b'{"text": "' + b"a" * 1001 + b'"}', {}, 422),
        (b'{"text": "' + b"a" * 200_000 + b'"}', {}, 422),
        (b'{"text": "' + b"a" * 5_000_000 + b'"}', {}, 413),
        (b"a" * 11_000_000, {}, 413),
        (GOOD, {"Content-Type": "text/plain"}, 415),
        (GOOD, {"Content-Type": "application/x-www-form-urlencoded"}, 415),
        (GOOD, {"Idempotency-Key": "k" * 256}, 400),
        (GOOD, {"Idempotency-Key": "\x01"}, 400),
        (GOOD, {"Authorization": "Bearer " + "x" * 5000}, 401),
        (GOOD, {"X-Long": "x" * 11_000}, 431),
    ],
)
def test_a_bad_request_gets_its_own_answer_and_leaves_nothing(gateway, cloud, key, body, headers, status):
    sent = {"Authorization": f"Bearer {key}", "Content-Type": "application/json", **headers}
    request = urllib.request.Request(f"{gateway.url}/api/parlour/notes", body, sent)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            text, said = answer.read(), answer.status
    except urllib.error.HTTPError as error:
        text, said = error.read(), error.code
    except OSError:
        assert status in {413, 431}, "a server may hang up on what it will not read"
        said, text = status, b""

    assert said == status
    assert b"Traceback" not in text
    assert kept() == []


@pytest.fixture
def key(cloud):
    wanted = {"workspace": "acme", "person": "ada", "scopes": ["parlour:write"]}
    return cloud.invoke("test-identity-keys-issue", {"caller": None, "request": wanted})["answer"]["key"]
