"""The few ports of this machine that the local cloud listens on, all on loopback."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

MOST = 65_000


class Unusable(Exception):
    """Something that was asked for from outside cannot be had; its text is one sentence to act on."""


@dataclass(frozen=True, slots=True)
class Ports:
    """``PORT`` for people and programs, the next one for S3, and ``SMTP_PORT`` (or ``PORT`` + 25) for mail."""

    web: int
    objects: int
    smtp: int

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        web = _number("PORT", environment.get("PORT") or "8000")
        smtp = _number("SMTP_PORT", environment.get("SMTP_PORT") or str(web + 25))
        ports = cls(web, web + 1, smtp)
        if ports.smtp in {ports.web, ports.objects}:
            raise Unusable(f"SMTP_PORT={smtp} is taken by PORT={web} and the one after it; choose another")
        for port, name in ((ports.web, "PORT"), (ports.objects, "PORT + 1"), (ports.smtp, "SMTP_PORT")):
            _free(port, name, "SMTP_PORT=9025" if name == "SMTP_PORT" else "PORT=9000")
        return ports


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text) <= MOST:
        raise Unusable(f"{name}={text} is not a port; choose a number from 1 to {MOST}")
    return int(text)


def _free(port: int, name: str, other: str) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError as error:
            raise Unusable(f"port {port} ({name}) needs rights that you do not have; choose one above 1023") from error
        except OSError as error:
            raise Unusable(
                f"port {port} ({name}) is in use by another program; stop it, or choose another: {other} make run"
            ) from error
