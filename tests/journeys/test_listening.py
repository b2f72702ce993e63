"""The look at what a process listens on sees all of it."""

import os
import socket
import subprocess
import sys

import pytest

from tests.journeys.listening import abroad, listening, on_linux

pytestmark = on_linux

STRANGER = """
import socket, sys
one = socket.socket(socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET, getattr(socket, sys.argv[2]))
one.bind((sys.argv[1], 0))
if sys.argv[2] == "SOCK_STREAM":
    one.listen()
print(one.getsockname()[1], flush=True)
sys.stdin.read()
"""
ADDRESSES = ["0.0.0.0", "127.0.0.1", *(["::", "::1"] if socket.has_ipv6 else [])]  # noqa: S104 - what is looked for


@pytest.mark.parametrize("kind", ["SOCK_STREAM", "SOCK_DGRAM"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_whatever_a_process_that_was_started_listens_on_is_seen(address, kind):
    with subprocess.Popen(
        [sys.executable, "-c", STRANGER, address, kind], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as stranger:
        port = int(stranger.stdout.readline())
        found = {each for each in listening(os.getpid()) if each[2] == port}
        stranger.stdin.close()

    protocol = "tcp" if kind == "SOCK_STREAM" else "udp"
    assert found == {(f"{protocol}6" if ":" in address else protocol, address, port)}
    assert (abroad(found) == found) == (address in {"0.0.0.0", "::"})  # noqa: S104 - the same
