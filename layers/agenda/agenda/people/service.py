"""Following what the room identity tells of people."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from agenda.people.following import followed
from agenda.people.model import Colleague
from contracts.identity import PersonChanged
from kernel.callers import PersonId, WorkspaceId


class Directory(Protocol):
    """Where it is kept what is known of people."""

    def find(self, workspace: WorkspaceId, people: Iterable[PersonId]) -> dict[PersonId, Colleague]:
        """Those of them of whom anything is known, also if only that they were here."""

    def all(self, workspace: WorkspaceId) -> Iterator[Colleague]:
        """Everybody who is in the workspace."""

    def at(self, workspace: WorkspaceId, email: str) -> Colleague | None:
        """Who is at that address, as far as it has come about."""

    def keep(self, workspace: WorkspaceId, colleague: Colleague, before: int) -> bool:
        """Keep it, if what is there is of the change ``before`` still; 0: if nothing is there."""


@dataclass(frozen=True, slots=True)
class People:
    directory: Directory

    def follow(self, told: PersonChanged) -> Colleague | None:
        """What is known of somebody when this was told, now or before; ``None`` if something newer was told since."""
        while True:
            before = self.directory.find(told.workspace, [told.person]).get(told.person)
            known = followed(before or Colleague(person=told.person), told)
            if known is None:
                return before if before and before.modseq == told.modseq else None
            if self.directory.keep(told.workspace, known, before.modseq if before else 0):
                return known

    def find(self, workspace: WorkspaceId, people: Iterable[PersonId]) -> dict[PersonId, Colleague]:
        """Those of them who are in the workspace."""
        found = self.directory.find(workspace, people)
        return {person: colleague for person, colleague in found.items() if colleague.status != "gone"}

    def all(self, workspace: WorkspaceId) -> Iterator[Colleague]:
        """Everybody who is in the workspace."""
        return self.directory.all(workspace)
