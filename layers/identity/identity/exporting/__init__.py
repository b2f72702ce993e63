"""Exports: everything of a workspace, or its audit log, as files to take along."""

from typing import TYPE_CHECKING

from identity.exporting.model import AuditExport, Export, Step

if TYPE_CHECKING:
    from contracts.identity import ExportWanted
    from identity.exporting.gathering import Gathering
    from identity.exporting.service import Exports
    from kernel.changes import Change

__all__ = ["AuditExport", "Export", "Step", "begun", "exports", "gathering_of_all"]


def exports() -> "Exports":
    """Asking for exports, as production keeps them."""
    from identity.exporting.bucket import ExportBucket
    from identity.exporting.service import Exports
    from identity.exporting.table import ExportTable

    return Exports(ExportTable(), ExportBucket())


def gathering_of_all() -> "Gathering":
    """What makes them."""
    from identity.exporting.bucket import ExportBucket
    from identity.exporting.gathering import Gathering
    from identity.exporting.service import News
    from identity.exporting.shelves import shelves
    from identity.exporting.table import ExportTable
    from identity.letters import post
    from identity.workspaces.store import SettingsTable
    from kernel.settings import ORIGIN

    bucket = ExportBucket()
    return Gathering(ExportTable(), bucket, shelves(), News(SettingsTable(), bucket, post(), ORIGIN).ready)


def begun(change: "Change") -> "tuple[Step | None, ExportWanted | None]":
    """What follows from a change of an export: its next step, and what the other rooms are told at its beginning."""
    from contracts.identity import ExportWanted
    from identity.exporting.table import read

    if change.after is None:
        return None, None
    task = read(change.after)
    if task.export.status != "gathering" or (change.before and read(change.before).work.step == task.work.step):
        return None, None
    step = Step(workspace=task.workspace, export_id=task.export.export_id, step=task.work.step, pause=task.work.pause)
    new = change.kind == "created" and task.export.kind == "workspace"
    until = task.export.expires
    wanted = ExportWanted(workspace=task.workspace, export_id=step.export_id, folder=task.parts, until=until)
    return step, wanted if new else None
