"""Where words are kept, and how they are kept as things are."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple, Protocol

from kernel.callers import WorkspaceId
from kernel.journal.attempts import Attempts


class Spot(NamedTuple):
    """What has words: something that lies in a calendar or a project."""

    place: str
    thing: str


class Kept(NamedTuple):
    """The words that are kept of a thing, and of which change of it they are."""

    words: frozenset[str] = frozenset()
    version: str = ""


class Having(NamedTuple):
    """What has a word, or one that begins so."""

    spots: frozenset[Spot] = frozenset()
    cut: frozenset[str] = frozenset()
    """The places in which more has it than was looked at."""


class Common(NamedTuple):
    """What has all of some words."""

    spots: set[Spot]
    unsure: frozenset[str]
    """In these places one of the words was too frequent to look at all that has it: only the others were compared."""
    whole: bool
    """Whether there is no more than this."""


class Index(Protocol):
    """Where words are kept."""

    def kept(self, workspace: WorkspaceId, spot: Spot) -> Kept: ...
    def keep(self, workspace: WorkspaceId, spot: Spot, before: Kept, words: frozenset[str]) -> bool:
        """Keep these and no others, if what is kept is what it was ``before``."""

    def within(self, workspace: WorkspaceId, spots: Sequence[Spot]) -> list[dict[Spot, frozenset[str]]]:
        """For each, the words that are kept of it and of what begins as it does."""

    def having(self, workspace: WorkspaceId, places: Collection[str], words: Sequence[str]) -> list[Having]:
        """For each word, in their order, what has it, or one that begins so."""


def common(found: Sequence[Having]) -> Common:
    """What has each of the words: a word that is everywhere in a place is not looked for there if there is another."""
    spots, unsure, whole = set[Spot](), set[str](), True
    for place in {spot.place for each in found for spot in each.spots}:
        rare = [each for each in found if place not in each.cut]
        if len(rare) < len(found):
            unsure.add(place)
        whole = whole and bool(rare)
        spots |= set.intersection(*({it for it in each.spots if it.place == place} for each in rare or found))
    return Common(spots, frozenset(unsure), whole)


def having_all(index: Index, workspace: WorkspaceId, places: Collection[str], words: Sequence[str]) -> list[Having]:
    """For each of the words what has it: the longest is looked for first, the others where that was found."""
    ordered = sorted(words, key=len, reverse=True)
    found = index.having(workspace, places, ordered[:1]) if places else []
    there = sorted({spot.place for each in found for spot in each.spots})
    if there and ordered[1:]:
        found = [*found, *index.having(workspace, there, ordered[1:])]
    return found


def follow(index: Index, workspace: WorkspaceId, spot: Spot, now: Callable[[], frozenset[str]]) -> None:
    """Keep the words of a thing as they are ``now``: of changes one is told in any order, and more than once."""
    attempts = Attempts()
    while True:
        before = index.kept(workspace, spot)
        words = now()
        if words == before.words or index.keep(workspace, spot, before, words):
            return
        attempts.again()
