"""Taking in a whole project that was exported somewhere else: its tasks, its sections, and what was said about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from agenda.comments.model import Comment
from agenda.files.model import LARGEST, FileTooLarge, Told
from agenda.projects.holding import Held, may_see
from agenda.projects.model import MOST_SECTIONS, Project, ProjectUpdate, Section, SectionSaid
from agenda.projects.views import ProjectView
from agenda.sharing import allows, named
from agenda.tasks.arriving import Arrived
from agenda.tasks.importing import MOST, Importing
from agenda.tasks.spreadsheets import rows
from agenda.tasks.todoist import Note, There, brought, exported, sections
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.etags import IfMatch
from kernel.journal.attempts import Attempts

LONGEST = 15_000
"""Characters of a comment."""


class Remarks(Protocol):
    """Where what is said about tasks is kept."""

    def bring(self, workspace: WorkspaceId, said: Sequence[tuple[str, Comment]]) -> int:
        """Keep those comments under these threads that never were there; how many those are."""


class Shaping(Protocol):
    """Who changes projects."""

    def update(self, caller: Caller, project_id: str, update: ProjectUpdate, expected: IfMatch) -> ProjectView: ...


@dataclass(frozen=True, slots=True)
class MovingIn:
    importing: Importing
    projects: Shaping
    remarks: Remarks

    def take(self, caller: Caller, project_id: str, data: bytes) -> Arrived:
        """Take all of a file that can be taken, whichever it is; whoever brings it again changes nothing."""
        if not exported(data):
            return self.importing.take(caller, project_id, data)
        held = self.importing.holding.demand(caller, project_id, "write")
        if len(data) > LARGEST:
            raise FileTooLarge(f"a file of more than {LARGEST // 1024**2} MB is not read; bring it in parts")
        table = list(rows(data))
        if len(table) > 2 * MOST:
            raise FileTooLarge(f"a table of more than {2 * MOST} rows is not read; bring it in parts")
        held = self._with(caller, held, sections(table))
        there = There(project_id, _sections(held.project), _people(held), held.zone(caller.person))
        found = brought(table, there, self.importing.now())
        if len(found.tasks) > MOST:
            raise FileTooLarge(f"a file of more than {MOST} tasks is not read; bring it in parts")
        below = len(found.otherwise)
        outcomes = self.importing.written(caller, project_id, found.tasks, found.otherwise, anew=False)
        found.otherwise[below:] = [each._replace(where="INDENT") for each in found.otherwise[below:]]
        return Arrived(
            **{name: outcomes[name] for name in ("created", "updated", "unchanged")},
            comments=self._said(caller, project_id, found.notes),
            left_out=len(found.wrong),
            problems=[Told.of(each) for each in found.wrong],
            notes=[Told.of(each) for each in sorted(found.otherwise)],
        )

    def _with(self, caller: Caller, held: Held, wanted: Sequence[str]) -> Held:
        """The project with these sections, as far as the caller may add them; and whoever it is shared with by name."""
        also = sorted(named(held.project))
        attempts = Attempts()
        while True:
            held = self.importing.holding.demand(caller, held.project.project_id, "write", also)
            there = _sections(held.project)
            new = [each for each in wanted if each.casefold() not in there][: MOST_SECTIONS - len(there)]
            if not new or not allows(held.role, "admin"):
                return held
            said = [SectionSaid(section_id=each.section_id, name=each.name) for each in held.project.sections]
            update = ProjectUpdate(sections=(*said, *(SectionSaid(name=each) for each in new)))
            try:
                view = self.projects.update(caller, held.project.project_id, update, IfMatch.tag(held.project.modseq))
            except PreconditionFailed:
                attempts.again()
                continue
            after = tuple(Section(section_id=each.section_id, name=each.name) for each in view.sections)
            return held._replace(project=held.project.model_copy(update={"sections": after}))

    def _said(self, caller: Caller, project_id: str, notes: Sequence[Note]) -> int:
        """Keep what was said; of whom is not here, only the name."""
        tasks = self.importing.tasks.find(caller.workspace, project_id, {each.task_id for each in notes})
        now = self.importing.now()
        return self.remarks.bring(
            caller.workspace,
            [
                (
                    tasks[each.task_id].thread,
                    Comment(comment_id=each.comment_id, text=_told(each), by=caller.person, at=now).about(
                        project_id, each.task_id
                    ),
                )
                for each in notes
                if each.task_id in tasks
            ],
        )


def _told(note: Note) -> str:
    return (f"{note.by}: {note.text}" if note.by else note.text)[:LONGEST]


def _sections(project: Project) -> dict[str, str]:
    return {each.name.casefold(): each.section_id for each in project.sections}


def _people(held: Held) -> dict[str, PersonId]:
    """Those who see the project and are known of, by their names; of one name, nobody if there are several."""
    found: dict[str, set[PersonId]] = {}
    for each in held.people.values():
        if may_see(held.project, each):
            for name in {each.name.casefold(), each.name.casefold().partition(" ")[0], each.email.casefold()}:
                found.setdefault(name, set()).add(each.person)
    return {name: next(iter(people)) for name, people in found.items() if name and len(people) == 1}
