"""What can be done with projects, and by whom."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from agenda.access.service import MANAGES
from agenda.people.model import Colleague
from agenda.projects.holding import Looked, role_of
from agenda.projects.model import (
    MOST_OF_A_PERSON,
    Project,
    ProjectDraft,
    ProjectUpdate,
    TooManyProjects,
    no_such_project,
    sectioned,
)
from agenda.projects.views import ProjectTrash, ProjectView, view
from agenda.sharing import NotAllowed, Role, Share, demand
from agenda.sharing.changes import seen_of
from agenda.sharing.groups import Groups, lacking
from agenda.sharing.model import addressee, no_group_there, nobody_there
from agenda.shelves.model import Shelved
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.ids import new_id
from kernel.journal import Changes
from kernel.once import Once
from kernel.pages import Listing, Page

Edit = Callable[[Project], Project]


class ProjectStore(Protocol):
    """Where projects are kept, and the shelves on which people have them."""

    def look(self, workspace: WorkspaceId, people: Iterable[PersonId], project_ids: Iterable[str]) -> Looked: ...
    def create(self, workspace: WorkspaceId, project: Project, once: Once) -> Project:
        """Keep a new project, and put it on the shelf of whose it is."""

    def change(self, workspace: WorkspaceId, project_id: str, edit: Edit, expected: IfMatch) -> Project: ...
    def share(
        self, workspace: WorkspaceId, project_id: str, edit: Edit, expected: IfMatch, shelf: PersonId | None
    ) -> Project:
        """Change it, and put it on somebody's shelf if it is not there, at once."""

    def owned(self, workspace: WorkspaceId, owner: PersonId | None) -> Iterator[Project]: ...
    def count(self, workspace: WorkspaceId, owner: PersonId) -> int: ...
    def shelf(self, workspace: WorkspaceId, person: PersonId, page: Page) -> Listing[Shelved]: ...
    def changes(self, workspace: WorkspaceId, since: str, limit: int) -> Changes: ...


@dataclass(frozen=True, slots=True)
class Projects:
    store: ProjectStore
    groups: Groups
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def create(self, caller: Caller, draft: ProjectDraft, once: Once) -> ProjectView:
        """Begin a project of one's own."""
        self.bounded(caller)
        said = draft.model_dump(exclude={"sections"})
        sections = sectioned(draft.sections, (), self.new_id)
        made = Project(project_id=self.new_id(), owner=caller.person, created=self.now(), sections=sections, **said)
        return view(self.store.create(caller.workspace, made, once), "admin")

    def bounded(self, caller: Caller) -> None:
        """Raise ``TooManyProjects`` if the caller has as many as one can."""
        if self.store.count(caller.workspace, caller.person) >= MOST_OF_A_PERSON:
            raise TooManyProjects(f"you have {MOST_OF_A_PERSON} projects; delete one that you do not need first")

    def get(self, caller: Caller, project_id: str) -> ProjectView:
        looked = self.store.look(caller.workspace, [caller.person], [project_id])
        if project_id not in looked.projects:
            raise no_such_project()
        return _seen(caller, looked, looked.projects[project_id])

    def page(self, caller: Caller, page: Page, *, archived: bool, templates: bool) -> Listing[ProjectView]:
        """Those on the caller's shelf that go on; or the archived ones, or the templates."""
        shelved = self.store.shelf(caller.workspace, caller.person, page)
        wanted = [each.thing_id for each in shelved.items if each.kind == "project" and not each.removed]
        looked = self.store.look(caller.workspace, [caller.person], wanted)
        there = [looked.projects[each] for each in wanted if each in looked.projects]
        chosen = [each for each in there if (each.archived, each.template) == (archived, templates)]
        found = [_seen(caller, looked, each) for each in chosen if _visible(caller, looked, each)]
        return Listing(items=found, next=shelved.next)

    def trash(self, caller: Caller) -> ProjectTrash:
        """What lies in the trash, of the caller's own."""
        thrown = [each for each in self.store.owned(caller.workspace, caller.person) if each.trashed]
        return ProjectTrash(items=tuple(view(each, "admin") for each in thrown))

    def update(self, caller: Caller, project_id: str, update: ProjectUpdate, expected: IfMatch) -> ProjectView:
        return self._edit(caller, project_id, "admin", lambda it: it.updated(update, self.new_id), expected)

    def share(self, caller: Caller, project_id: str, share: Share, expected: IfMatch) -> ProjectView:
        """Let somebody do something with a project, or something else than before."""
        to = addressee(share.to)
        looked = self.store.look(caller.workspace, [caller.person, *([to] if to else [])], [project_id])
        if project_id not in looked.projects or not _visible(caller, looked, looked.projects[project_id]):
            raise no_such_project()
        if to is not None and not _here(looked.people.get(to)):
            raise nobody_there("grantee")
        demand(role_of(caller, looked.projects[project_id], looked.people.get(caller.person)), "admin")
        if lacking(self.groups, caller, [share.to]):
            raise no_group_there("grantee")
        edit = self._editing(caller, looked, "admin", lambda it: it.shared(share))
        kept = self.store.share(caller.workspace, project_id, edit, expected, to)
        return view(kept, role_of(caller, kept, looked.people.get(caller.person)) or "read")

    def unshare(self, caller: Caller, project_id: str, to: str, expected: IfMatch) -> ProjectView:
        """Take a share back; their shelf follows."""
        return self._edit(caller, project_id, "admin", lambda it: it.unshared(to), expected)

    def delete(self, caller: Caller, project_id: str, expected: IfMatch) -> None:
        """Put a project into the trash, with all that is in it."""

        def thrown(project: Project) -> Project:
            if not _owns(caller, project):
                raise NotAllowed("only whose project it is can delete it; take it off your shelf instead")
            return project.thrown_away(self.now())

        self._edit(caller, project_id, "read", thrown, expected, gone=True)

    def restore(self, caller: Caller, project_id: str) -> ProjectView:
        """Take a project out of the trash."""

        def restored(project: Project) -> Project:
            if not _owns(caller, project):
                raise no_such_project()
            return project.restored().by(caller, self.now(), project)

        return view(self.store.change(caller.workspace, project_id, restored, IfMatch()), "admin")

    def changes(self, caller: Caller, since: str, limit: int) -> Changes:
        """What happened to projects that the caller sees; one that they do not see any more counts as destroyed."""
        found = self.store.changes(caller.workspace, since, limit)
        there = [*found.created, *found.updated]
        looked = self.store.look(caller.workspace, [caller.person], there)
        seen = {each for each, project in looked.projects.items() if _visible(caller, looked, project)}
        return seen_of(found, seen, looked.shelf)

    def _edit(
        self, caller: Caller, project_id: str, least: Role, edit: Edit, expected: IfMatch, *, gone: bool = False
    ) -> ProjectView:
        looked = self.store.look(caller.workspace, [caller.person], [project_id])
        editing = self._editing(caller, looked, least, edit)
        kept = self.store.change(caller.workspace, project_id, editing, expected)
        role = role_of(caller, kept, looked.people.get(caller.person)) or "read"
        return view(kept, role, looked.shelf.get(project_id)) if gone else _seen(caller, looked, kept)

    def _editing(self, caller: Caller, looked: Looked, least: Role, edit: Edit) -> Edit:
        """The edit, if the caller may do that much with the project as it is by then."""
        now = self.now()

        def edited(project: Project) -> Project:
            if not _visible(caller, looked, project):
                raise no_such_project()
            demand(role_of(caller, project, looked.people.get(caller.person)), least)
            return edit(project).by(caller, now, project)

        return edited


def _owns(caller: Caller, project: Project) -> bool:
    return project.owner == caller.person or (project.owner is None and MANAGES in caller.scopes)


def _here(colleague: Colleague | None) -> bool:
    return colleague is not None and colleague.status != "gone"


def _visible(caller: Caller, looked: Looked, project: Project) -> bool:
    return project.trashed is None and role_of(caller, project, looked.people.get(caller.person)) is not None


def _seen(caller: Caller, looked: Looked, project: Project) -> ProjectView:
    role = role_of(caller, project, looked.people.get(caller.person))
    if role is None or project.trashed:
        raise no_such_project()
    return view(project, role, looked.shelf.get(project.project_id))
