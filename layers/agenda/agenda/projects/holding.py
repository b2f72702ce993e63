"""What a caller may do with projects: by their shares as they are now, never by what was once seen."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from agenda.access.service import MANAGES
from agenda.people.model import Colleague
from agenda.projects.model import Project, no_such_project
from agenda.sharing import Role, demand
from agenda.shelves.model import Shelved
from kernel.callers import Caller, PersonId, WorkspaceId


class Looked(NamedTuple):
    """What is there, as it is now."""

    projects: dict[str, Project]
    people: dict[PersonId, Colleague]
    shelf: dict[str, Shelved]
    """What of it stands on the shelf of who asks."""


class Held(NamedTuple):
    """A project, what the caller may do with it, and what is known of who was asked about."""

    project: Project
    role: Role
    people: dict[PersonId, Colleague]

    def zone(self, person: PersonId) -> str:
        """The zone where somebody is."""
        return self.people[person].zone if person in self.people else "UTC"


class ProjectRecords(Protocol):
    def look(self, workspace: WorkspaceId, people: Iterable[PersonId], project_ids: Iterable[str]) -> Looked:
        """Those of the projects and people that are there, and of the first of them the shelf, in one round trip."""


@dataclass(frozen=True, slots=True)
class Holding:
    records: ProjectRecords

    def to(self, caller: Caller, project_ids: Iterable[str], also: Collection[PersonId] = ()) -> dict[str, Held]:
        """Those of the projects that the caller may know of, and what they may do with each."""
        looked = self.records.look(caller.workspace, [caller.person, *also], project_ids)
        found = ((each, role_of(caller, each, looked.people.get(caller.person))) for each in looked.projects.values())
        return {
            project.project_id: Held(project, role, looked.people)
            for project, role in found
            if role is not None and project.trashed is None
        }

    def demand(self, caller: Caller, project_id: str, least: Role, also: Collection[PersonId] = ()) -> Held:
        """The project, if the caller may do that much, and if it is to be changed, may be."""
        return self.demand_all(caller, [project_id], least, also)[project_id]

    def demand_all(
        self, caller: Caller, project_ids: Collection[str], least: Role, also: Collection[PersonId] = ()
    ) -> dict[str, Held]:
        held = self.to(caller, project_ids, also)
        for each in project_ids:
            if each not in held:
                raise no_such_project()
            demand(held[each].role, least)
            if least != "read":
                held[each].project.going_on()
        return held


def role_of(caller: Caller, project: Project, colleague: Colleague | None) -> Role | None:
    """What a caller may do with a project, if they may know of it."""
    groups = colleague.groups if colleague else ()
    return project.role(caller.person, groups, manages=MANAGES in caller.scopes)


def may_see(project: Project, colleague: Colleague | None) -> bool:
    """Whether somebody is here, and sees the project."""
    return colleague is not None and colleague.here and project.role(colleague.person, colleague.groups) is not None
