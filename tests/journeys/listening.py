"""What a process listens on, as Linux tells it."""

import sys
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

import pytest

PROC = Path("/proc")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who listens on what")
KINDS = {"tcp": "0A", "tcp6": "0A", "udp": "07", "udp6": "07"}  # the state of a socket that strangers can reach


def listening(process):
    """Kind, address and port of every socket that the process, or one that it started, can be reached at."""
    family = [process, *_descendants(process)]
    inodes = {inode for each in family for inode in _sockets(each)}
    found = set()
    for kind, reachable in KINDS.items():
        for line in (PROC / f"{process}/net/{kind}").read_text().splitlines()[1:]:
            _, local, _, state, *rest = line.split()
            if state == reachable and rest[5] in inodes:
                address, _, port = local.partition(":")
                found.add((kind, _address(address), int(port, 16)))
    return found


def abroad(found):
    """Those that other machines can reach."""
    return {each for each in found if not ip_address(each[1]).is_loopback}


def _sockets(process):
    for file in (PROC / f"{process}/fd").iterdir():
        try:
            target = str(file.readlink())
        except FileNotFoundError:
            continue
        if target.startswith("socket:["):
            yield target.removeprefix("socket:[").removesuffix("]")


def _descendants(process):
    for task in (PROC / f"{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield child
            yield from _descendants(child)


def _address(written):
    """Linux writes an address as words of four bytes, each as this machine keeps numbers."""
    raw = b"".join(bytes.fromhex(written[at : at + 8])[::-1] for at in range(0, len(written), 8))
    return str(IPv4Address(raw) if len(raw) == 4 else IPv6Address(raw))
