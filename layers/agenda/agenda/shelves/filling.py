"""Filling shelves: whoever may see something finds it on their shelf, and nobody what they may not see any more.

It is looked at what is there, never at what was told: so it may be done again, and in any order. People are written
down before it is looked what is shared, and shares before it is looked who is there: of two at once one sees the other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from agenda.people.model import Colleague
from agenda.people.service import Directory
from agenda.sharing import Shared, belongs, named, standing, widely
from agenda.shelves.model import Kind, Shelved
from kernel.callers import PersonId, WorkspaceId


class FilledShelves(Protocol):
    def having(self, workspace: WorkspaceId, persons: Iterable[PersonId], thing_id: str) -> set[PersonId]: ...
    def all(self, workspace: WorkspaceId, person: PersonId) -> Iterator[Shelved]: ...
    def add(self, workspace: WorkspaceId, person: PersonId, thing: Shelved) -> None: ...
    def drop(self, workspace: WorkspaceId, person: PersonId, thing_id: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Filling:
    shelves: FilledShelves
    directory: Directory

    def changed(
        self, workspace: WorkspaceId, thing_id: str, kind: Kind, before: Shared | None, after: Shared | None
    ) -> None:
        """See that a calendar or project, shared otherwise than before, is on the right shelves."""
        if before and after and (before.owner, before.shares) == (after.owner, after.shares):
            return
        people = {each.person: each for each in self._reached(workspace, before, after)}
        there = self.shelves.having(workspace, people, thing_id)
        for person, colleague in people.items():
            wanted = after is not None and belongs(after, person, colleague.groups)
            if wanted and person not in there:
                self.shelves.add(workspace, person, Shelved(thing_id=thing_id, kind=kind))
            elif person in there and not wanted and (_put(before, colleague) or not _seen(after, colleague)):
                self.shelves.drop(workspace, person, thing_id)

    def entered(self, workspace: WorkspaceId, colleague: Colleague, kind: Kind, things: dict[str, Shared]) -> None:
        """See that somebody whose groups may be others than before has on their shelf what they may see.

        ``things``: what is shared with groups or everybody, and what is on the shelf.
        """
        who, groups = colleague.person, colleague.groups
        there = {each.thing_id for each in self.shelves.all(workspace, who) if each.kind == kind}
        for thing_id, thing in things.items():
            if thing_id not in there and belongs(thing, who, groups):
                self.shelves.add(workspace, who, Shelved(thing_id=thing_id, kind=kind))
            elif thing_id in there and standing(thing, who, groups) is None:
                self.shelves.drop(workspace, who, thing_id)

    def _reached(self, workspace: WorkspaceId, *shared: Shared | None) -> Iterable[Colleague]:
        """Everybody whom it reaches, or reached."""
        known = [each for each in shared if each is not None]
        if any(map(widely, known)):
            return self.directory.all(workspace)
        people = {person for each in known for person in named(each)}
        return [each for each in self.directory.find(workspace, people).values() if each.status != "gone"]


def _put(before: Shared | None, colleague: Colleague) -> bool:
    """Whether it came onto somebody's shelf by being shared with them: they need not have put it there."""
    return before is not None and belongs(before, colleague.person, colleague.groups)


def _seen(after: Shared | None, colleague: Colleague) -> bool:
    return after is not None and standing(after, colleague.person, colleague.groups) is not None
