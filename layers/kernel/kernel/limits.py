"""How often somebody may knock.

A limit counts in windows of its own length; where a window begins differs from one subject to the next, so that not
everybody's ends at once. A caller or an address costs one write for each request. A workspace may be busy in many
containers at once, so each takes tokens out of the window in blocks that grow with its own need, and serves from
those; a block that is not used up is lost with its window, so never too much is let through.

If DynamoDB does not answer, a limit lets through and says so in the log: better unlimited than not there at all. What
comes in floods is the firewall's to stop.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, Self

from botocore.exceptions import BotoCoreError, ClientError

from kernel.aws import client, code, transient
from kernel.doors import Limit
from kernel.errors import TooManyRequests
from kernel.settings import physical

if TYPE_CHECKING:
    from kernel.callers import Caller

SHARES = 10
"""A window's tokens are for so many containers: none takes more than one share at once."""


class LimitReached(TooManyRequests):
    """One too many; its headers say how many there may be."""

    def __init__(self, standing: "Standing") -> None:
        limit = standing.limit
        allowed = f"no more than {limit.count} in {limit.seconds} seconds per {limit.per}"
        super().__init__(f"{allowed}; try again in {standing.reset} seconds", standing.reset)
        self.limit, self._headers = limit, headers([standing])

    @property
    def kind(self) -> str:
        return TooManyRequests.slug()

    def headers(self) -> dict[str, str]:
        return {**super().headers(), **self._headers}


class Standing(NamedTuple):
    """How much of a limit is left, and for how many seconds it must do."""

    limit: Limit
    left: int
    reset: int


@dataclass(eq=False, repr=False)
class _Lease:
    """Tokens that this container took out of a workspace's window."""

    window: int
    tokens: int = 0
    block: int = 1
    left: int = 0  # in the window, when it was last asked


_leases: dict[str, _Lease] = {}
_leasing = Lock()
_MOST_LEASES = 10_000


def spend(limits: Iterable[Limit], *, door: str, caller: "Caller | None", address: str) -> dict[str, str]:
    """Count one request against each limit of a door; return the headers, or raise ``LimitReached``.

    Who is refused has knocked, but takes nothing from the others: what was leased for them is there for the next. So a
    workspace's limit that stands first costs nobody theirs.
    """
    standings, leased = list[Standing](), list[_Window]()
    for limit in limits:
        it = _Window.now(limit, door, _subject(limit, caller, address))
        try:
            standings.append(it.spend())
        except LimitReached:
            for each in leased:
                each.give_back()
            raise
        if limit.per == "workspace":
            leased.append(it)
    return headers(standings)


def forget() -> None:
    """Give up the tokens that this container holds."""
    with _leasing:
        _leases.clear()


def headers(standings: list[Standing]) -> dict[str, str]:
    """What the client is told (draft-ietf-httpapi-ratelimit-headers)."""
    policies = ", ".join(f'"{each.limit.per}";q={each.limit.count};w={each.limit.seconds}' for each in standings)
    current = ", ".join(f'"{each.limit.per}";r={each.left};t={each.reset}' for each in standings)
    return {"RateLimit-Policy": policies, "RateLimit": current}


def network(address: str) -> str:
    """Whom an address stands for: an IPv6 client has a /64 to itself, and can send from any part of it."""
    if ":" not in address:
        return address
    import ipaddress

    try:
        parsed = ipaddress.IPv6Address(address.partition("%")[0])
    except ValueError:
        return address
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(parsed) >> 64 << 64, 64)))


def _subject(limit: Limit, caller: "Caller | None", address: str) -> str:
    if limit.per == "address":
        return network(address)
    if caller is None:
        raise TypeError(f"a door without callers cannot have a limit per {limit.per}")
    return str(caller.workspace) if limit.per == "workspace" else f"{caller.workspace}#{caller.person}"


class _Window(NamedTuple):
    """A window of a limit in which somebody knocks."""

    limit: Limit
    digest: str
    number: int
    ends: int
    reset: int

    @classmethod
    def now(cls, limit: Limit, door: str, subject: str) -> Self:
        now = time.time()
        digest = sha256(f"{door}\0{limit}\0{subject}".encode()).hexdigest()[:32]
        phase = int(digest[:8], 16) % limit.seconds
        number = int(now + phase) // limit.seconds
        ends = (number + 1) * limit.seconds - phase
        return cls(limit, digest, number, ends, max(1, ends - int(now)))

    def spend(self) -> Standing:
        take = _leased if self.limit.per == "workspace" else _counted
        left = take(self.limit, self.digest, self.number, self.ends)
        if left < 0:
            raise LimitReached(Standing(self.limit, 0, self.reset))
        return Standing(self.limit, left, self.reset)

    def give_back(self) -> None:
        """Hold the token again that was leased."""
        with _leasing:
            lease = _leases.get(self.digest)
            if lease is not None and lease.window == self.number:
                lease.tokens += 1


def _counted(limit: Limit, digest: str, window: int, ends: int) -> int:
    """Take one token; return how many are left, or -1 if there was none."""
    taken, left = _take(limit, digest, window, ends, 1)
    return left if taken else -1


def _leased(limit: Limit, digest: str, window: int, ends: int) -> int:
    """Take one token from those that this container holds, or hold more; the same answer."""
    with _leasing:
        if len(_leases) > _MOST_LEASES:
            _leases.clear()
        lease = _leases.get(digest)
        if lease is None or lease.window != window:
            lease = _leases[digest] = _Lease(window)
        if lease.tokens:
            lease.tokens -= 1
            return lease.tokens + lease.left
        block = lease.block
    taken, left = _take(limit, digest, window, ends, block)
    if not taken and left > 0:
        taken, left = _take(limit, digest, window, ends, 1)  # the last ones go singly
    if not taken:
        return -1
    with _leasing:
        lease.tokens += taken - 1
        lease.left = left
        lease.block = min(block * 2, max(1, limit.count // SHARES))
        return lease.tokens + left


def _take(limit: Limit, digest: str, window: int, ends: int, block: int) -> tuple[int, int]:
    """Take ``block`` tokens out of a window at once, or none; return how many were taken, and how many are left."""
    try:
        answer = client("dynamodb").update_item(
            TableName=physical("shared-limits-1"),
            Key={"pk": {"S": f"{digest}#{window}"}},
            UpdateExpression="ADD spent :block SET expires = :expires",
            ConditionExpression="attribute_not_exists(spent) OR spent <= :room",
            ExpressionAttributeValues={
                ":block": {"N": str(block)},
                ":room": {"N": str(limit.count - block)},
                ":expires": {"N": str(ends + 60)},
            },
            ReturnValues="UPDATED_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except ClientError as error:
        if code(error) == "ConditionalCheckFailedException":
            spent = int(error.response.get("Item", {}).get("spent", {}).get("N", limit.count))
            return 0, limit.count - spent
        if not transient(error):
            raise
        return _unlimited(error, block, limit)
    except BotoCoreError as error:
        return _unlimited(error, block, limit)
    return block, limit.count - int(answer["Attributes"]["spent"]["N"])


def _unlimited(error: Exception, block: int, limit: Limit) -> tuple[int, int]:
    from kernel.logs import log

    log.warning("a limit let through unseen", extra={"per": limit.per, "reason": type(error).__name__})
    return block, limit.count - block
