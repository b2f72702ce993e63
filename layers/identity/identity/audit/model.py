"""What an entry of the audit log is, and how entries hang together. Pure.

The entries of a workspace are numbered from 1 without gaps. Each holds the hash of the one before, and a hash of
everything that is in it: SHA-256 over its canonical form, which is JSON in ASCII with its names sorted and no spaces.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, Field, ValidationError

from contracts.audit import Acted
from kernel.callers import KEY, WorkspaceId

BEGINNING = "0" * 64
"""What the first entry has instead of the hash of one before."""

_SECOND = "%Y-%m-%dT%H:%M:%S.%fZ"

Said = Mapping[str, Any]
"""All that an entry says, but for its hash."""

Reason = Literal["changed", "missing", "unlinked", "not as anchored"]


class Link(NamedTuple):
    """An entry as it is kept: what it says, and the hash that was taken of it."""

    number: int
    said: Said
    hash: str


class Entry(BaseModel, frozen=True):
    """Somebody did something that matters for security."""

    number: int = Field(examples=[42])
    at: datetime = Field(examples=["2026-11-21T12:00:00Z"])
    actor: str = Field(description="Who: a person, or a program.", examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    action: str = Field(description="What, thing then verb.", examples=["session.begin"])
    target: str | None = Field(default=None, description="To what or whom.", examples=[None])
    address: str | None = Field(default=None, description="Where from.", examples=["192.0.2.7"])
    session: str | None = Field(default=None, examples=[None])
    key: str | None = Field(
        default=None, description="With which API key, if it was done with one: its id.", examples=[None]
    )
    details: dict[str, str] = Field(default={}, examples=[{"device": "Firefox on Linux"}])
    act_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    recorded: datetime = Field(description="When it was entered here.", examples=["2026-11-21T12:00:01Z"])
    previous: str = Field(description="The hash of the entry before.", examples=[BEGINNING])
    hash: str = Field(description="SHA-256 of everything else.", examples=["5f" * 32])
    spoiled: Literal[True] | None = Field(
        default=None,
        description="It has not the form of an entry: somebody has laid hands on the log.",
        examples=[None],
    )


class Break(BaseModel, frozen=True):
    """Where the chain does not hold."""

    number: int = Field(description="The first entry that is not right.", examples=[17])
    reason: Reason


class Proof(BaseModel, frozen=True):
    """What came of it when a range of entries was put to the test."""

    first: int = Field(examples=[1])
    last: int = Field(description="How far it went.", examples=[42])
    intact: bool
    broken: Break | None = Field(default=None, description="Where the chain breaks first.", examples=[None])
    anchors: int = Field(description="How many hashes, kept where nobody can change them, agree.", examples=[2])
    hash: str = Field(description="Of the last entry; write it down, and compare it later.", examples=["5f" * 32])
    next: int | None = Field(default=None, description="Where to go on, if that was not the end.", examples=[None])


def stamp(at: datetime) -> str:
    """A moment in the one way that sorts."""
    return at.astimezone(UTC).strftime(_SECOND)


def digest(said: Said) -> str:
    """The hash of what an entry says."""
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), default=repr)
    return sha256(text.encode()).hexdigest()


def following(head: Link | None, act: Acted, now: datetime) -> Link:
    """The entry of an act, behind the one that is the last so far."""
    plain: dict[str, Any] = act.model_dump(exclude_none=True)
    if (session := act.session or "").startswith(KEY):
        plain["key"] = session.removeprefix(KEY)
    said = {
        **plain,
        "details": dict(act.details),
        "at": stamp(act.at),
        "recorded": stamp(now),
        "number": head.number + 1 if head else 1,
        "previous": head.hash if head else BEGINNING,
    }
    return Link(said["number"], said, digest(said))


def begins_day(head: Link | None, link: Link) -> bool:
    """Whether it is the first that was entered on its day."""
    return head is None or str(head.said.get("recorded"))[:10] != link.said["recorded"][:10]


def entry(link: Link) -> Entry:
    """An entry as people see it; of one that somebody has spoiled, what is left of it."""
    try:
        return Entry.model_validate({**link.said, "hash": link.hash})
    except ValidationError as error:
        spoiled = {each["loc"][0] for each in error.errors()}
    left = {name: value for name, value in link.said.items() if name not in spoiled}
    never = datetime.fromtimestamp(0, UTC)
    nothing = {"number": link.number, "at": never, "recorded": never, "actor": "", "action": "", "act_id": ""}
    return Entry.model_validate({**nothing, "previous": "", **left, "hash": link.hash, "spoiled": True})


def workspace_of(link: Link) -> WorkspaceId:
    return WorkspaceId(link.said["workspace"])
