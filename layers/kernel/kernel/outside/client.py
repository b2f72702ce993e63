"""One exchange with somebody else's server."""

import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse
from types import MappingProxyType
from typing import Any, cast
from urllib.parse import urlencode

from kernel import settings
from kernel.outside.addresses import Target, loopback, public, target
from kernel.outside.errors import NotAsked, TookTooLong, TooMuch, Unreachable, Untrusted
from kernel.outside.line import Address, Line, Lookup, Until, addresses, connected, dns

_MOST = 4
"""Addresses of one host that are tried."""

_SLOW_DOWN = 429
_FAULTS = 500


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case; of several of one name, the last."""
    body: bytes

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300  # noqa: PLR2004 - HTTP's own

    @property
    def transient(self) -> bool:
        """Whether the same question may well be answered otherwise later."""
        return self.status == _SLOW_DOWN or self.status >= _FAULTS

    def json(self) -> Any:
        """What the body says; ``ValueError`` if it is no JSON."""
        try:
            return json.loads(self.body)
        except RecursionError:
            raise ValueError("it is nested too deeply") from None


@dataclass(frozen=True, slots=True)
class Outside:
    """Asks with that patience (seconds for all of an exchange), for at most so many bytes."""

    patience: float = 5.0
    largest: int = 256 * 1024
    loopback: bool = settings.LOOPBACK
    """Whether this machine may be asked, in the open too: where all that is asked is a counterpart in a test."""
    trusted: ssl.SSLContext | None = None
    lookup: Lookup = dns

    def get(self, url: str, headers: Mapping[str, str] = MappingProxyType({})) -> Reply:
        """The answer to a GET, or an ``Unanswered``."""
        return self._asked("GET", url, None, headers)

    def post(self, url: str, body: bytes, headers: Mapping[str, str] = MappingProxyType({})) -> Reply:
        """The answer to a POST, or an ``Unanswered``."""
        return self._asked("POST", url, body, headers)

    def form(self, url: str, fields: Mapping[str, str], headers: Mapping[str, str] = MappingProxyType({})) -> Reply:
        """The answer to a form that is sent."""
        media = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.post(url, urlencode(fields).encode(), {**media, **headers})

    def _asked(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        there, until = target(url), Until(self.patience)
        several = addresses(self.lookup, there.host, there.port, until)[:_MOST]
        self._permit(there, several)
        try:
            line = self._line(there, several, until)
        except TimeoutError as error:
            raise TookTooLong("it did not answer in time") from error
        except OSError as error:
            raise Unreachable("it speaks no TLS, or none that we speak") from error
        try:
            connection = HTTPConnection(there.host, there.port)
            connection.sock = cast("Any", line)
            said = {"Host": there.authority, "User-Agent": "stoa", "Accept-Encoding": "identity", **headers}
            connection.request(method, there.path, body=body, headers={**said, "Connection": "close"})
            return self._heard(connection.getresponse())
        except TimeoutError as error:
            raise TookTooLong("it did not answer in time") from error
        except (OSError, HTTPException, ValueError) as error:
            raise Unreachable(f"it did not answer as servers do: {type(error).__name__}") from error
        finally:
            line.hang_up()

    def _permit(self, there: Target, several: list[Address]) -> None:
        """Raise ``NotAsked`` unless every address of the host may be asked: one of two may be the other next time."""
        ours = [str(address[0]) for _, address in several]
        if not ours:
            raise Unreachable("there is no host of that name")
        if self.loopback and all(loopback(each) for each in ours):
            return
        if there.scheme != "https":
            raise NotAsked("only https URLs are asked")
        if not all(public(each) for each in ours):
            raise NotAsked("this host is not on the public internet")

    def _line(self, there: Target, several: list[Address], until: Until) -> Line:
        plain = connected(several, until)
        if there.scheme != "https":
            return Line(plain, until)
        try:
            plain.settimeout(until.left())
            context = self.trusted or _roots()
            return Line(context.wrap_socket(plain, server_hostname=there.host), until)
        except ssl.SSLCertVerificationError as error:
            plain.close()
            raise Untrusted(f"it is not known to be {there.host}: {error.verify_message}") from error
        except (OSError, TookTooLong):
            plain.close()
            raise

    def _heard(self, response: HTTPResponse) -> Reply:
        headers = {name.lower(): value for name, value in response.getheaders()}
        if headers.get("content-encoding", "identity").strip().lower() != "identity":
            raise TooMuch("it packed its answer, which nobody asked for")
        if (response.length or 0) > self.largest:
            raise TooMuch(f"it answered with more than {self.largest} bytes")
        found = bytearray()
        while part := response.read1(64 * 1024):
            found += part
            if len(found) > self.largest:
                raise TooMuch(f"it answered with more than {self.largest} bytes")
        if response.length:
            raise Unreachable("it hung up in the middle of its answer")
        return Reply(response.status, headers, bytes(found))


@cache
def _roots() -> ssl.SSLContext:
    """Those whom the machine trusts: the roots in our layers vouch for AWS and nobody else."""
    return ssl.create_default_context()
