"""Letting go of files that nothing leads to any more, and counting those that are there.

What is counted is put right every day, and each workspace has its day of the week for the rest. A file to which nothing
leads is marked; if nothing led to it a month later, it goes. So it stays for whoever takes a change back, or attaches
late what they uploaded; whoever uploads it again begins anew. A copy in another calendar, what lies in a trash and what
somebody wrote in a comment keep it as its event does.
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from agenda.attachments.bucket import GONE, LONE, NAME, folder
from agenda.attachments.holding import Named
from agenda.attachments.ledger import Ledger
from agenda.house.naming import Where, named
from kernel.aws import client
from kernel.callers import WorkspaceId, within
from kernel.logs import log

GRACE = timedelta(days=30)
_DAYS = 7
_ANNOUNCED = 24 * 3600
"""Seconds after which nobody uploads any more what they announced."""
_ALL = "files/"


class Lying(NamedTuple):
    """Something in the bucket."""

    size: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Tidying:
    ledger: Ledger
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def tidy(self) -> None:
        """Count, and let go of what nothing leads to in the workspaces whose day it is.

        Each day they come in another order, so that none is always behind those for which there was no time; and
        where one cannot be tidied, the others are before that is said.
        """
        day = self.now().date().toordinal()
        failed: Exception | None = None
        for workspace in sorted(_workspaces(), key=lambda each: zlib.crc32(f"{day}|{each}".encode())):
            try:
                with within(workspace):
                    self._tidied(workspace, judges=zlib.crc32(workspace.encode()) % _DAYS == day % _DAYS)
            except Exception as error:  # noqa: BLE001 - whatever it is, the others are tidied
                log.exception("the files of a workspace were not tidied", extra={"workspace": workspace})
                failed = error
        if failed is not None:
            raise failed

    def _tidied(self, workspace: WorkspaceId, *, judges: bool) -> None:
        there = dict(_lying(workspace))
        files = {_where(key): key for key in there if not key.endswith((GONE, LONE))}
        unnamed = self._unnamed(workspace, there, files) if judges and files else set()
        let_go = {where for where in unnamed if self._let_go(there, files[where])}
        for key in there:
            if key.endswith((GONE, LONE)) and _where(key.rpartition(".")[0]) not in files:
                _delete(key)
        kept = {Named(*where, there[key].size) for where, key in files.items() if where not in let_go}
        self._counted(workspace, kept)
        if let_go:
            log.info("files went to which nothing led", extra={"workspace": workspace, "files": len(let_go)})

    def _unnamed(self, workspace: WorkspaceId, there: dict[str, Lying], files: dict[Where, str]) -> set[Where]:
        wanted = named(workspace)
        return {where for where, key in files.items() if self._judged(there, key, known=where in wanted)}

    def _judged(self, there: dict[str, Lying], key: str, *, known: bool) -> bool:
        """Whether a file is to go; note that nothing leads to it, or that something does again."""
        mark = there.get(key + LONE)
        if known:
            if mark is not None:
                _delete(key + LONE)
            return False
        if mark is None or mark.since < there[key].since:
            client("s3").put_object(Bucket=NAME, Key=key + LONE, Body=b"")
            return False
        return mark.since <= self.now() - GRACE

    @staticmethod
    def _let_go(there: dict[str, Lying], key: str) -> bool:
        """Whether a file goes; not what was uploaded again while it was looked for what leads to it."""
        now = dict(_listed(key))
        if key in now and now[key].since > there[key].since:
            return False
        for each in (key, key + GONE, key + LONE):  # the file first: who is broken off finds its marks
            if each in now:
                _delete(each)
        return True

    def _counted(self, workspace: WorkspaceId, kept: set[Named]) -> None:
        """Let what is counted be what is there."""
        noted = list(self.ledger.entries(workspace))
        long_ago = self.now().timestamp() - _ANNOUNCED
        for each in noted:
            if each.file not in kept and each.at < long_ago:
                self.ledger.gone(workspace, each)
        for file in kept - {each.file for each in noted}:
            self.ledger.found(workspace, file)


def _workspaces() -> Iterator[WorkspaceId]:
    """Those that have files: from one, it is looked behind all that it has for the next."""
    after = ""
    while found := client("s3").list_objects_v2(Bucket=NAME, Prefix=_ALL, StartAfter=after, MaxKeys=1).get("Contents"):
        workspace = found[0]["Key"].removeprefix(_ALL).partition("/")[0]
        yield WorkspaceId(workspace)
        after = f"{_ALL}{workspace}0"  # which follows on the slash


def _lying(workspace: WorkspaceId) -> Iterator[tuple[str, Lying]]:
    return _listed(folder(workspace))


def _listed(prefix: str) -> Iterator[tuple[str, Lying]]:
    asked = {"Bucket": NAME, "Prefix": prefix}
    while found := client("s3").list_objects_v2(**asked).get("Contents"):
        yield from ((each["Key"], Lying(each["Size"], each["LastModified"])) for each in found)
        asked["StartAfter"] = found[-1]["Key"]


def _where(key: str) -> Where:
    calendar_id, sha256 = key.split("/")[2:4]
    return calendar_id, sha256


def _delete(key: str) -> None:
    client("s3").delete_object(Bucket=NAME, Key=key)
