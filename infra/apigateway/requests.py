"""What events are made from: an API, one of its routes, and a request that it received."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

DEFAULT_STAGE = "$default"
"""The only stage of an HTTP API of ours."""

Several = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Api:
    """One stage of an API, and where it lives."""

    id: str
    account: str
    region: str
    stage: str = DEFAULT_STAGE

    @property
    def domain(self) -> str:
        """Its own name; behind the edge this is the Host that functions see."""
        return f"{self.id}.execute-api.{self.region}.amazonaws.com"

    def arn(self, route: str) -> str:
        """The ARN of a route as it was called: ``GET/api/ops/incidents``, ``$connect``."""
        return f"arn:aws:execute-api:{self.region}:{self.account}:{self.id}/{self.stage}/{route}"


class Matched(Protocol):
    """A route that takes a request: its key, its path, and what its variables stand for."""

    @property
    def key(self) -> str: ...  # GET /api/ops/incidents/{incident_id}
    @property
    def path(self) -> str: ...  # /api/ops/incidents/{incident_id}
    @property
    def parameters(self) -> dict[str, str] | None: ...


class Received(Protocol):
    """A request as an API receives it. Names of headers are in lower case, but for those of a handshake."""

    @property
    def id(self) -> str: ...
    @property
    def now(self) -> float: ...
    @property
    def method(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def protocol(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def agent(self) -> str: ...
    @property
    def headers(self) -> Several: ...
    @property
    def raw_query(self) -> str: ...
    @property
    def query(self) -> Several: ...


def clock(now: float) -> str:
    """As requests say when they were made: ``01/Jan/2026:12:00:00 +0000``."""
    return time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(now))


def single(values: Several) -> dict[str, str]:
    """The last of several values of a name."""
    return {name: each[-1] for name, each in values.items()}


def joined(values: Several) -> dict[str, str]:
    """All values of a name in one."""
    return {name: ",".join(each) for name, each in values.items()}
