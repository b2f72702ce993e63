"""What a line may name, read from DynamoDB."""

from agenda.people import table as people
from agenda.projects.records import ProjectRecordsTable
from agenda.sharing import named
from agenda.shelves import table as shelves
from agenda.tasks.quick import Named
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import gathered
from kernel.pages import MOST, Page


class NameTable:
    def named(self, workspace: WorkspaceId, person: PersonId) -> Named:
        """Those of the first two hundred things on the shelf; three round trips."""
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
        others = sorted({each for it in projects for each in named(it)} - {person})
        found = gathered([people.place(workspace, each) for each in others]) if others else {}
        known = {each.person: each for each in map(people.read, found.values()) if each.here}
        return Named(projects, known | ({person: colleague} if colleague else {}))

    def zone(self, workspace: WorkspaceId, person: PersonId) -> str:
        who = people.place(workspace, person)
        found = gathered([who]).get(who)
        return people.read(found).zone if found else "UTC"
