"""What becomes of projects, and of what is to be done in them, when people come and go. It may all be done again."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from agenda.people.model import Colleague
from agenda.people.service import Directory
from agenda.projects.inboxes import Inboxes, InboxStore
from agenda.projects.model import NoSuchProject, Project, inbox_of
from agenda.shelves.filling import FilledShelves, Filling
from agenda.tasks.leaving import Leaving
from contracts.identity import OwnershipTransferred
from kernel.callers import PersonId, WorkspaceId
from kernel.etags import IfMatch


class Projects(InboxStore, Protocol):
    def owned(self, workspace: WorkspaceId, owner: PersonId | None) -> Iterator[Project]: ...
    def listed(self, workspace: WorkspaceId) -> Iterator[Project]: ...
    def change(
        self, workspace: WorkspaceId, project_id: str, edit: Callable[[Project], Project], expected: IfMatch
    ) -> Project: ...


@dataclass(frozen=True, slots=True)
class Plans:
    projects: Projects
    shelves: FilledShelves
    directory: Directory
    leaving: Leaving

    def entered(self, workspace: WorkspaceId, colleague: Colleague) -> None:
        """See that they have an inbox, and on their shelf what their groups see."""
        Inboxes(self.projects).of(workspace, colleague)
        there = self._shelved(workspace, colleague.person)
        known = {each.project_id: each for each in self.projects.listed(workspace)}
        known |= self.projects.find(workspace, [each for each in there if each not in known])
        Filling(self.shelves, self.directory).entered(workspace, colleague, "project", dict(known))

    def left(self, workspace: WorkspaceId, person: PersonId) -> None:
        """What was theirs is the workspace's own, until somebody is given it; and nothing is assigned to them."""
        theirs = {each.project_id: each for each in self.projects.owned(workspace, person)}
        for each in self.projects.find(workspace, self._shelved(workspace, person)) | theirs:
            self.leaving.pass_on(workspace, each, person, None)
            self._change(workspace, each, lambda it: it.deserted(person))

    def hand_over(self, told: OwnershipTransferred) -> None:
        """Make somebody else's what was theirs, and what they had to see to in it."""
        workspace, person = told.workspace, told.person
        theirs = list(self.projects.owned(workspace, person))
        theirs += [each for each in self.projects.owned(workspace, None) if each.formerly == person]
        for each in (each for each in theirs if each.created <= told.at):
            self.leaving.pass_on(workspace, each.project_id, person, told.to)
            self._change(workspace, each.project_id, lambda it: it.given(told.to) if it.owner in {None, person} else it)

    def lost(self, workspace: WorkspaceId, colleague: Colleague) -> bool:
        """Whether what was their inbox is somebody else's."""
        inbox = self.projects.find(workspace, [inbox_of(workspace, colleague)])
        return any(each.owner != colleague.person for each in inbox.values())

    def _shelved(self, workspace: WorkspaceId, person: PersonId) -> list[str]:
        return [each.thing_id for each in self.shelves.all(workspace, person) if each.kind == "project"]

    def _change(self, workspace: WorkspaceId, project_id: str, edit: Callable[[Project], Project]) -> None:
        with suppress(NoSuchProject):  # it went for good meanwhile
            self.projects.change(workspace, project_id, edit, IfMatch())
