"""Which addresses belong to the public internet, and which URLs may be asked. Pure.

An address that is not everybody's is ours, or the machine's: loopback, private networks, and 169.254.169.254, which
tells a machine its own credentials. IPv6 has several ways to write those of IPv4; all are seen through, or refused.
"""

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from kernel.outside.errors import NotAsked

LONGEST = 2048

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")  # how a network without IPv4 reaches it
_PROTOCOLS = IPv4Network("192.0.0.0/24")  # among them 192.0.0.192, another cloud's metadata; older Pythons say public
_PLAIN = re.compile(r"[\x21-\x7e]+")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]{0,252})|[0-9a-f:.]{2,45}")
_PORTS = {"https": 443, "http": 80}


class Target(NamedTuple):
    """Where a question goes."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def usual(self) -> bool:
        """Whether the port is the one of the scheme."""
        return _PORTS[self.scheme] == self.port

    @property
    def authority(self) -> str:
        """The ``Host`` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.usual else f"{host}:{self.port}"


def target(url: str) -> Target:
    """What a URL means, or ``NotAsked``: it must mean the same to us as to whoever wrote it."""
    if not (len(url) <= LONGEST and _PLAIN.fullmatch(url)) or "\\" in url:
        raise NotAsked("a URL is written in plain characters, and not too many of them")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise NotAsked("this is no URL") from error
    host = parts.hostname or ""
    if parts.scheme not in _PORTS or not _HOST.fullmatch(host):
        raise NotAsked("only https URLs of a host are asked")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise NotAsked("a URL that is asked holds no password and no fragment")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, _PORTS[parts.scheme] if port is None else port, path)


def public(address: str) -> bool:
    """Whether anybody on the internet may mean this address by it."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = _within(found)
        return _everybodys(inner) if inner else found in _GLOBAL_UNICAST and _everybodys(found)
    return _everybodys(found)


def loopback(address: str) -> bool:
    """Whether it is this machine."""
    found = ip_address(address.partition("%")[0])
    inner = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return (inner or found).is_loopback


def _everybodys(address: IPv4Address | IPv6Address) -> bool:
    unusual = address.is_multicast or address.is_reserved or address.is_unspecified
    tunnel = isinstance(address, IPv6Address) and (address.sixtofour is not None or address.teredo is not None)
    return address.is_global and not unusual and not tunnel and address not in _PROTOCOLS


def _within(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that one of IPv6 stands for."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped
