"""Taking in a whole project that was exported somewhere else: its tasks, its sections, and what was said about them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, Self

from agenda.comments.model import Comment
from agenda.files.model import LARGEST, FileTooLarge, Told
from agenda.projects.holding import Held
from agenda.projects.model import MOST_SECTIONS, Project, ProjectUpdate, Section, SectionSaid
from agenda.projects.seeing import Directory, meant, seeing
from agenda.projects.views import ProjectView
from agenda.sharing import allows
from agenda.tasks.arriving import Arrived
from agenda.tasks.imagining import Imagined
from agenda.tasks.importing import MOST, Importing
from agenda.tasks.spreadsheets import rows
from agenda.tasks.todoist import Note, There, brought, exported, responsible, sections
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.etags import IfMatch
from kernel.ids import new_id
from kernel.journal.attempts import Attempts

LONGEST = 15_000
"""Characters of a comment."""


class Remarks(Protocol):
    """Where what is said about tasks is kept."""

    def missing(self, workspace: WorkspaceId, said: Iterable[tuple[str, Comment]]) -> list[tuple[str, Comment]]:
        """Those of the comments that never were under these threads."""

    def bring(self, workspace: WorkspaceId, said: Iterable[tuple[str, Comment]]) -> int:
        """Keep them; how many those are."""


class Shaping(Protocol):
    """Who changes projects."""

    def update(self, caller: Caller, project_id: str, update: ProjectUpdate, expected: IfMatch) -> ProjectView: ...


@dataclass(frozen=True, slots=True)
class MovingIn:
    importing: Importing
    projects: Shaping
    remarks: Remarks
    directory: Directory
    writes: bool = True
    new_id: Callable[[], str] = new_id

    def take(self, caller: Caller, project_id: str, data: bytes, *, preview: bool = False) -> Arrived:
        """Take all of a file that can be taken, whichever it is; whoever brings it again changes nothing.

        In a ``preview`` it is told what would become of it, and nothing is written.
        """
        ours = self.imagining() if preview else self
        return ours.taken(caller, project_id, data).model_copy(update={"preview": preview})

    def imagining(self) -> Self:
        """The same, but that nothing is written."""
        return replace(self, importing=replace(self.importing, tasks=Imagined(self.importing.tasks)), writes=False)

    def taken(self, caller: Caller, project_id: str, data: bytes) -> Arrived:
        if not exported(data):
            return self.importing.take(caller, project_id, data)
        held = self.importing.holding.demand(caller, project_id, "write")
        if len(data) > LARGEST:
            raise FileTooLarge(f"a file of more than {LARGEST // 1024**2} MB is not read; bring it in parts")
        table = list(rows(data))
        if len(table) > 2 * MOST:
            raise FileTooLarge(f"a table of more than {2 * MOST} rows is not read; bring it in parts")
        before = len(held.project.sections)
        held = self._with(caller, held, sections(table))
        people = self._people(caller.workspace, held.project) if responsible(table) else {}
        there = There(project_id, _sections(held.project), people, held.zone(caller.person))
        found = brought(table, there, self.importing.now())
        if len(found.tasks) > MOST:
            raise FileTooLarge(f"a file of more than {MOST} tasks is not read; bring it in parts")
        below = len(found.otherwise)
        outcomes = self.importing.written(caller, project_id, found.tasks, found.otherwise, anew=False)
        found.otherwise[below:] = [each._replace(where="INDENT") for each in found.otherwise[below:]]
        return Arrived(
            **{name: outcomes[name] for name in ("created", "updated", "unchanged")},
            sections=len(held.project.sections) - before,
            comments=self._said(caller, project_id, found.notes),
            left_out=len(found.wrong),
            problems=Told.first(found.wrong),
            notes=Told.first(found.otherwise),
        )

    def _with(self, caller: Caller, held: Held, wanted: Sequence[str]) -> Held:
        """The project with these sections, as far as the caller may add them."""
        attempts = Attempts()
        while True:
            held = self.importing.holding.demand(caller, held.project.project_id, "write")
            there = _sections(held.project)
            new = [each for each in wanted if each.casefold() not in there][: MOST_SECTIONS - len(there)]
            if not new or not allows(held.role, "admin"):
                return held
            if not self.writes:
                after = (*held.project.sections, *(Section(section_id=self.new_id(), name=each) for each in new))
                return held._replace(project=held.project.model_copy(update={"sections": after}))
            said = [SectionSaid(section_id=each.section_id, name=each.name) for each in held.project.sections]
            update = ProjectUpdate(sections=(*said, *(SectionSaid(name=each) for each in new)))
            try:
                view = self.projects.update(caller, held.project.project_id, update, IfMatch.tag(held.project.modseq))
            except PreconditionFailed:
                attempts.again()
                continue
            after = tuple(Section(section_id=each.section_id, name=each.name) for each in view.sections)
            return held._replace(project=held.project.model_copy(update={"sections": after}))

    def _people(self, workspace: WorkspaceId, project: Project) -> dict[str, PersonId]:
        """Those who see the project, by their names; of one name, nobody if there are several."""
        found = meant(seeing(self.directory, workspace, project))
        return {name: people[0].person for name, people in found.items() if len(people) == 1}

    def _said(self, caller: Caller, project_id: str, notes: Sequence[Note]) -> int:
        """Keep what was said; of whom is not here, only the name."""
        tasks = self.importing.tasks.find(caller.workspace, project_id, {each.task_id for each in notes})
        now = self.importing.now()
        said = [
            (
                tasks[each.task_id].thread,
                Comment(comment_id=each.comment_id, text=_told(each), by=caller.person, at=now).about(
                    project_id, each.task_id
                ),
            )
            for each in notes
            if each.task_id in tasks
        ]
        if self.writes:
            return self.remarks.bring(caller.workspace, said)
        return len(self.remarks.missing(caller.workspace, said))


def _told(note: Note) -> str:
    return (f"{note.by}: {note.text}" if note.by else note.text)[:LONGEST]


def _sections(project: Project) -> dict[str, str]:
    return {each.name.casefold(): each.section_id for each in project.sections}
