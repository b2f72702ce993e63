"""Putting the chain to the test. Pure.

Whoever changes, removes or swaps entries breaks the chain where they do it, unless they write it anew from there to its
end; then it no longer agrees with the anchors, nor does one that was cut off before its last anchor.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from identity.audit.model import BEGINNING, Break, Link, Reason, digest

Anchored = Mapping[int, frozenset[str]]
"""The hashes that were kept elsewhere of entries, by number. Of one that was rewritten there may be several."""


class Range(NamedTuple):
    """What is to be tested: the entries from ``first`` on, as they were found, and the one before them."""

    first: int
    links: Sequence[Link]
    before: Link | None
    ends: bool
    """Whether the log ends there, and not only the range."""


def broken(asked: Range, anchored: Anchored) -> Break | None:
    """Where the chain breaks first."""
    number, previous = asked.first, _before(asked)
    if previous is None:
        return Break(number=asked.first - 1, reason="missing")
    for link in asked.links:
        if reason := _wrong(link, number, previous, anchored):
            return Break(number=number, reason=reason)
        number, previous = number + 1, link.hash
    if asked.ends and any(each >= number for each in anchored):
        return Break(number=number, reason="missing")
    return None


def _wrong(link: Link, number: int, previous: str, anchored: Anchored) -> Reason | None:
    """What is wrong with the entry that should be of that number."""
    if link.number != number:
        return "missing"
    if digest(link.said) != link.hash:
        return "changed"
    if link.said.get("previous") != previous:
        return "unlinked"
    return None if anchored.get(number, frozenset({link.hash})) == {link.hash} else "not as anchored"


def agreeing(asked: Range, anchored: Anchored) -> int:
    """How many of the entries were anchored with the hash that they have."""
    return sum(anchored.get(link.number, frozenset()) == {link.hash} for link in asked.links)


def _before(asked: Range) -> str | None:
    """The hash of the entry before the first; ``None`` if it should be there and is not."""
    if asked.first == 1:
        return BEGINNING
    return asked.before.hash if asked.before else None
