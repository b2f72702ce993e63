"""What a line may name, read from DynamoDB."""

from agenda.people import table as people
from agenda.people.model import Colleague
from agenda.people.table import PeopleTable
from agenda.projects.model import Project
from agenda.projects.records import ProjectRecordsTable
from agenda.projects.seeing import seeing
from agenda.shelves import table as shelves
from agenda.tasks.quick import Named
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import gathered
from kernel.pages import MOST, Page


class NameTable:
    def named(self, workspace: WorkspaceId, person: PersonId) -> Named:
        """Those of the first two hundred things on the shelf; two round trips."""
        shelf = shelves.journal().page(shelves.account(workspace, person), Page(limit=MOST))
        wanted = [each.thing_id for each in shelf.items if each.kind == "project" and not each.removed]
        looked = ProjectRecordsTable().look(workspace, [person], wanted)
        colleague = looked.people.get(person)
        groups = colleague.groups if colleague else ()
        projects = [
            it
            for it in (looked.projects[each] for each in wanted if each in looked.projects)
            if it.trashed is None and not it.archived and it.role(person, groups) in {"write", "admin"}
        ]
        return Named(projects, colleague or Colleague(person=person))

    def people(self, workspace: WorkspaceId, project: Project) -> list[Colleague]:
        return seeing(PeopleTable(), workspace, project)

    def zone(self, workspace: WorkspaceId, person: PersonId) -> str:
        who = people.place(workspace, person)
        found = gathered([who]).get(who)
        return people.read(found).zone if found else "UTC"
