"""A connection that is over at a set time, however slowly the other side speaks."""

import io
import socket
import time
from threading import Thread
from typing import Protocol

from kernel.outside.errors import TookTooLong, Unreachable

Address = tuple[socket.AddressFamily, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]]


class Lookup(Protocol):
    def __call__(self, host: str, port: int) -> list[Address]:
        """The addresses of a host; ``OSError`` if there are none."""


def dns(host: str, port: int) -> list[Address]:
    """What the resolver of this machine says; those of IPv4 first, since a Lambda function may have no other."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return sorted(((family, address) for family, _, _, _, address in found), key=lambda each: each[0] != socket.AF_INET)


class Until:
    """A moment after which nothing is waited for."""

    def __init__(self, patience: float) -> None:
        self._end = time.monotonic() + patience

    def left(self) -> float:
        """Seconds that are left; ``TookTooLong`` if there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TookTooLong("it did not answer in time")
        return left


def addresses(lookup: Lookup, host: str, port: int, until: Until) -> list[Address]:
    """The addresses of a host. The resolver has no time limit of its own, so it is asked aside."""
    found: list[list[Address] | OSError] = []

    def look() -> None:
        try:
            found.append(lookup(host, port))
        except (OSError, UnicodeError) as error:
            found.append(error if isinstance(error, OSError) else OSError("no name of a host"))

    asking = Thread(target=look, daemon=True)
    asking.start()
    asking.join(until.left())
    if not found:
        raise TookTooLong("nobody said in time where it is")
    if isinstance(found[0], OSError):
        raise Unreachable("there is no host of that name, or nobody says where it is") from found[0]
    return found[0]


def connected(several: list[Address], until: Until) -> socket.socket:
    """A connection to the first of them that takes it."""
    failed: OSError | None = None
    for family, address in several:
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            made.settimeout(until.left())
            made.connect(address)
        except OSError as error:
            made.close()
            failed = error
        except TookTooLong:
            made.close()
            raise
        else:
            return made
    if isinstance(failed, TimeoutError):
        raise TookTooLong("it did not answer in time") from failed
    raise Unreachable("nobody is there") from failed


class Line:
    """As much of a socket as ``http.client`` uses; each step may take the time that is left for all."""

    def __init__(self, connection: socket.socket, until: Until) -> None:
        self._connection = connection
        self._until = until

    def sendall(self, data: bytes) -> None:
        self._connection.settimeout(self._until.left())
        self._connection.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Heard(self._connection, self._until))

    def close(self) -> None:
        """What ``http.client`` does before the answer is read; ``hang_up`` is what closes it."""

    def hang_up(self) -> None:
        self._connection.close()


class _Heard(io.RawIOBase):
    """What the other side says."""

    def __init__(self, connection: socket.socket, until: Until) -> None:
        super().__init__()
        self._connection = connection
        self._until = until

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed's WriteableBuffer
        self._connection.settimeout(self._until.left())
        return self._connection.recv_into(buffer)
