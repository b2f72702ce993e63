"""Under which condition something is written for another room. Pure."""

from collections.abc import Collection

from contracts.agenda import Applied, Held, Write
from kernel.errors import Invalid


class NamedTwice(Invalid):
    """One request says two things of one object."""


def each_once(ids: Collection[str]) -> None:
    """Raise ``NamedTwice`` if an object is named more than once."""
    if len(set(ids)) < len(ids):
        raise NamedTwice("each object is written once at a time")


def hindered(write: Write, named: str, there: int, current: Held | None) -> Applied | None:
    """Why nothing is written, whatever is to be: ``there`` is the modseq of what is there, or 0."""
    if not named or (write.id and write.id != named):
        return refused(named, "say which object: by its uid, or by the id that follows from it")
    if write.expected is not None and write.expected != there:
        return Applied(id=named, outcome="conflict", modseq=there, current=current)
    return None


def refused(named: str, why: str) -> Applied:
    return Applied(id=named, outcome="refused", problem=why)
