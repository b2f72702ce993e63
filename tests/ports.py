"""Ports for programs that listen some time after they were told where."""

import random
import socket

BELOW = range(10_000, 30_000)
"""Where no system takes the port of an outgoing connection from, so that what is free stays so until it is used."""


def free_ports() -> int:
    """A port that is free, as are the others that follow from it."""
    while True:
        port = random.choice(BELOW)
        if all(map(_free, (port, port + 1, port + 25))):
            return port


def _free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
