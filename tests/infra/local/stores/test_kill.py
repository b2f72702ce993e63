"""A process that is killed while it writes: what it acknowledged is there."""

import signal
import subprocess
import sys
import time

import pytest

from infra.local.stores import open_stores
from tests.infra.local.stores.aws import client
from tests.infra.local.stores.writer import BUCKET, make
from tests.soaking import more, soak

pytestmark = soak

KILLS = more(2, 10)


def write_until_killed(state, seconds):
    """Let it write for so long; what it said was acknowledged."""
    command = [sys.executable, "-m", "tests.infra.local.stores.writer", str(state)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        said = {}
        kill_at = None
        for line in writer.stdout:
            if kill_at is None:
                kill_at = time.monotonic() + seconds
            elif time.monotonic() > kill_at:
                writer.send_signal(signal.SIGKILL)
                kill_at = float("inf")
            if line.endswith("\n"):
                kind, value = line.split()
                said.setdefault(kind, []).append(value)
    assert writer.returncode == -signal.SIGKILL
    return said


@pytest.mark.parametrize("kill", range(KILLS))
def test_every_acknowledged_write_survives_a_kill(tmp_path, kill):
    said = write_until_killed(tmp_path, 0.5 + kill * 0.037)
    stores = open_stores(tmp_path)
    try:
        table, url = make()
        there = {one["sk"]["S"] for page in table.pages() for one in page}
        assert set(said["item"]) <= there
        indexed = {one["sk"]["S"] for page in table.pages(IndexName="by-modseq") for one in page}
        assert indexed == there
        sides = [{one["sk"]["S"] for page in pages_of(table, side) for one in page} for side in ("left", "right")]
        assert set(said["pair"]) <= sides[0]
        assert sides[0] == sides[1]
        streamed = {one.record["dynamodb"]["Keys"]["sk"]["S"] for one in stores.stream(table.name, 0, 100_000)}
        assert there <= streamed
        check_objects(said)
        received = set()
        while messages := client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            received |= {message["Body"] for message in messages}
        assert set(said["message"]) <= received
        assert client("kms").decrypt(CiphertextBlob=bytes.fromhex(said["key"][0]))["Plaintext"] == b"sealed"
        for number in said["secret"]:
            assert client("secretsmanager").get_secret_value(SecretId=f"secret-{number}")["SecretString"] == str(
                int(number)
            )
    finally:
        stores.close()


def pages_of(table, side):
    return table.pages(values={":pk": {"S": f"t{side}"}})


def check_objects(said):
    """Every object that was acknowledged and not deleted is there; every object that is there has its body."""
    s3 = client("s3")
    listed = [one["Key"] for one in s3.list_objects_v2(Bucket=BUCKET).get("Contents", [])]
    # A deletion may have been done and not yet been acknowledged: that of the last but one.
    perhaps = {f"{int(max(said['object'])) - 1:06}"}
    assert set(said["object"]) - set(said.get("deleted", [])) - perhaps <= set(listed)
    for name in listed:
        body = s3.get_object(Bucket=BUCKET, Key=name)["Body"].read()
        assert body == f"body {int(name)}".encode() * 1000
