"""Projects in DynamoDB: the journal of each workspace."""

import json

from pynamodb.attributes import UnicodeAttribute

from agenda.projects.model import Project, no_such_project
from agenda.sharing import widely
from agenda.sharing.indexes import NOBODY, trashed_on
from kernel.journal import Journal, JournalTable
from kernel.rows import Row
from kernel.settings import physical

TABLE = physical("agenda-projects-1")
SHARED = "shared"
"""How those are listed that groups or everybody see."""

_COLUMNS = {"project_id", "modseq", "owner"}


class ProjectRow(JournalTable):
    class Meta:
        table_name = TABLE

    owned = UnicodeAttribute()
    listed = UnicodeAttribute(null=True)
    trashed_on = UnicodeAttribute(null=True)
    rest = UnicodeAttribute()


def _write(project: Project) -> ProjectRow:
    return ProjectRow(
        owned=project.owner or NOBODY,
        listed=SHARED if widely(project) else None,
        trashed_on=trashed_on(project.project_id, project.trashed) if project.trashed else None,
        rest=project.model_dump_json(exclude=_COLUMNS),
    )


def _read(row: ProjectRow) -> Project:
    owner = None if row.owned == NOBODY else row.owned
    return Project.model_validate(
        {**json.loads(row.rest), "owner": owner, "project_id": row.sk, "modseq": int(row.modseq)}
    )


def journal() -> Journal[Project]:
    """The journal that projects are written in."""
    return Journal(
        ProjectRow,
        identify=lambda project: project.project_id,
        write=_write,
        read=_read,
        missing=lambda _: no_such_project(),
    )


def project_of(image: Row) -> Project:
    """The project that a row holds."""
    return _read(ProjectRow.from_raw_data(dict(image)))
