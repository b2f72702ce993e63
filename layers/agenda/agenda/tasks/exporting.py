"""Giving a project as a file (RFC 5545), from which other programs, and we, read all that is in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from agenda.files.model import LARGEST_ANSWER, File, FileTooLarge, has
from agenda.ics.writing.file import END, Sheet
from agenda.projects.holding import Holding
from agenda.tasks.model import StoredTask, plain
from kernel.callers import Caller, WorkspaceId


class ExportedTasks(Protocol):
    """Where tasks are kept."""

    def state(self, workspace: WorkspaceId, project_id: str) -> str: ...
    def whole(self, workspace: WorkspaceId, project_id: str) -> Iterator[StoredTask]:
        """All that is in a project, done or not."""


@dataclass(frozen=True, slots=True)
class Exporting:
    tasks: ExportedTasks
    holding: Holding

    def project(self, caller: Caller, project_id: str, known: str | None) -> File:
        """All of a project, if they have it not."""
        project = self.holding.demand(caller, project_id, "read").project
        tag = f'"{self.tasks.state(caller.workspace, project_id)}-{project.modseq}"'
        if has(tag, known):
            return File(project.name, tag, None)
        sheet, body, size = Sheet(), list[bytes](), 0
        for it in self.tasks.whole(caller.workspace, project_id):
            body.append(sheet.add(plain(it.task)))
            size += len(body[-1])
            if size > LARGEST_ANSWER:
                raise FileTooLarge("this project is larger than 4 MB as a file; move some of it to another")
        head = sheet.head(name=project.name, description=project.description or None, color=project.color)
        return File(project.name, tag, b"".join((head, *body, END)))
