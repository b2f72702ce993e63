"""Doing the same once more: copies of projects, such as templates, and of tasks with all that is part of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from agenda.projects.holding import Held, Holding, Looked, may_see
from agenda.projects.model import Name, Project, Section
from agenda.projects.views import ProjectView, view
from agenda.sharing import NotAllowed, Share, allows, demand
from agenda.sharing import person as to_person
from agenda.tasks.copies import Place, Terms, ahead, copies
from agenda.tasks.model import StoredTask, TaskId
from agenda.tasks.service import Tree
from agenda.tasks.trees import bounded
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import Conflict
from kernel.ids import new_id, same_id
from kernel.journal import AlreadyExists, StateChanged
from kernel.journal.attempts import Attempts
from kernel.once import NEVER, Once

MOST = 900
"""Tasks of a project that can be copied: somebody waits for it."""

AT_ONCE = 45
"""Tasks that are written at once."""

Starts = Field(default=None, description="On which day the first of it is; left out: on the days it is on.")


class TooMuchToCopy(Conflict):
    """Nobody waits for so many copies; copy the parts of it."""


class ProjectCopy(BaseModel):
    """How a project is begun that is like another."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name | None = Field(default=None, description="Left out: as that is called.", examples=["Move to Rome"])
    starts: date | None = Starts
    template: StrictBool = Field(default=False, description="Whether it is a template, to be copied.")
    people: StrictBool = Field(
        default=False,
        description="Whether it is shared with the same people, and assigned to the same; for who may do all with it.",
    )
    done: StrictBool = Field(default=False, description="Whether what is done there is in it, to be done again.")


class TaskCopy(BaseModel):
    """How a task is made that is like another, with all that is part of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    project_id: str | None = Field(default=None, max_length=64, description="Left out: where it is.", examples=[None])
    starts: date | None = Starts
    people: StrictBool = Field(default=True, description="Whether it is assigned to the same, where they see it.")


class CopiedTasks(Protocol):
    """Where tasks are kept."""

    def open(self, workspace: WorkspaceId, project_id: str) -> Iterator[StoredTask]: ...
    def done(self, workspace: WorkspaceId, project_id: str) -> Iterator[StoredTask]: ...
    def tree(self, workspace: WorkspaceId, project_id: str, task_id: TaskId) -> Tree: ...
    def add(
        self,
        workspace: WorkspaceId,
        project_id: str,
        tasks: Sequence[StoredTask],
        once: Once = NEVER,
        state: str | None = None,
    ) -> list[StoredTask]:
        """Keep new tasks, all or none; ``AlreadyExists`` if any is there."""

    def there(self, workspace: WorkspaceId, project_id: str, task_ids: Iterable[TaskId]) -> set[TaskId]:
        """Those of them that are there."""


class CopiedProjects(Protocol):
    """Where projects are kept."""

    def look(self, workspace: WorkspaceId, people: Iterable[PersonId], project_ids: Iterable[str]) -> Looked: ...
    def create(self, workspace: WorkspaceId, project: Project, once: Once) -> Project: ...


@dataclass(frozen=True, slots=True)
class Copying:
    tasks: CopiedTasks
    projects: CopiedProjects
    holding: Holding
    bounded: Callable[[Caller], None]
    """Raises if the caller has as many projects as one can."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def project(self, caller: Caller, project_id: str, said: ProjectCopy, once: Once) -> ProjectView:
        """Begin a project like another. Who is broken off asks again under the same key, and gets the rest."""
        held = self.holding.demand(caller, project_id, "read")
        if said.people and not allows(held.role, "admin"):
            raise NotAllowed("with whom this is shared is not yours to know; copy it without people")
        self.bounded(caller)
        tasks = list(islice(self._all(caller.workspace, project_id, done=said.done), MOST + 1))
        if len(tasks) > MOST:
            raise TooMuchToCopy(f"{MOST} tasks of a project are copied at most; copy parts of it")
        copy_id = same_id("copy", caller.workspace, caller.person, once.key) if once.key else new_id()
        now = self.now()
        made = self.projects.create(caller.workspace, _like(held.project, copy_id, caller, said, now), once)
        sections = zip(held.project.sections, made.sections, strict=False)
        place = Place(
            copy_id,
            {before.section_id: after.section_id for before, after in sections},
            {it.task_id: same_id("copy", copy_id, it.task_id) for it in tasks},
        )
        people = self._seeing(caller, made, tasks) if said.people else set()
        terms = Terms(caller.person, now, ahead(tasks, said.starts), people)
        whole = copies(tasks, place, terms)
        for at in range(0, len(whole), AT_ONCE):
            self._added(caller.workspace, copy_id, whole[at : at + AT_ONCE])
        return view(made, "admin")

    def task(self, caller: Caller, project_id: str, task_id: str, said: TaskCopy, once: Once) -> StoredTask:
        """Make a task like another, with all that is part of it: part of the same, if that is in that project."""
        to = said.project_id or project_id
        held = self.holding.demand_all(caller, {project_id, to}, "read")[to]
        demand(held.role, "write")
        held.project.going_on()
        attempts = Attempts()
        while True:
            tree = self.tasks.tree(caller.workspace, project_id, TaskId(task_id))
            made = self._tree(caller, tree, held, said)
            state = tree.state if to == project_id else None
            try:
                return self.tasks.add(caller.workspace, to, made, once, state)[0]
            except StateChanged:
                attempts.again()

    def _tree(self, caller: Caller, tree: Tree, held: Held, said: TaskCopy) -> list[StoredTask]:
        tasks, here = [tree.root, *tree.under], held.project.project_id == tree.root.project_id
        within = next((it for it in tree.whole if it.task_id == (tree.root.path or ("",))[-1]), None) if here else None
        if within is not None:
            bounded(tree.whole[1:], len(tasks))
        sections = {each.section_id: each.section_id for each in held.project.sections}
        people = self._seeing(caller, held.project, tasks) if said.people else set()
        place = Place(held.project.project_id, sections, {it.task_id: new_id() for it in tasks}, within)
        return copies(tasks, place, Terms(caller.person, self.now(), ahead(tasks, said.starts), people))

    def _all(self, workspace: WorkspaceId, project_id: str, *, done: bool) -> Iterator[StoredTask]:
        yield from self.tasks.open(workspace, project_id)
        if done:
            yield from self.tasks.done(workspace, project_id)

    def _seeing(self, caller: Caller, project: Project, tasks: Iterable[StoredTask]) -> set[PersonId]:
        """Those whom tasks are assigned to who see a project."""
        wanted = {it.task.assignee for it in tasks if it.task.assignee}
        if not wanted:
            return set()
        people = self.projects.look(caller.workspace, sorted(wanted), []).people
        return {each for each in wanted if may_see(project, people.get(each))}

    def _added(self, workspace: WorkspaceId, project_id: str, some: Sequence[StoredTask]) -> None:
        try:
            self.tasks.add(workspace, project_id, some)
        except AlreadyExists:  # whoever asked was broken off, and asks again
            there = self.tasks.there(workspace, project_id, [it.task_id for it in some])
            if rest := [it for it in some if it.task_id not in there]:
                self.tasks.add(workspace, project_id, rest)


def _like(project: Project, copy_id: str, caller: Caller, said: ProjectCopy, now: datetime) -> Project:
    """A project of the caller's, like another; with people, whoever had that has this as well."""
    sections = (same_id("section", copy_id, each.section_id) for each in project.sections)
    shares = tuple(each for each in project.shares if each.to != to_person(caller.person))
    if project.owner not in {None, caller.person}:
        shares = (*shares, Share(to=to_person(str(project.owner)), role="admin"))
    made = Project(
        project_id=copy_id,
        name=said.name or project.name,
        template=said.template,
        sections=tuple(
            Section(section_id=new, name=each.name) for new, each in zip(sections, project.sections, strict=True)
        ),
        shares=shares if said.people else (),
        owner=caller.person,
        created=now,
        **{name: getattr(project, name) for name in ("description", "color", "view")},
    )
    return made.by(caller, now, project)
