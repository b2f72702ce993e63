"""Finding tasks by words, of all projects that one sees; and keeping these words as tasks and comments are.

The words of a task lie under its project, and so do those of each comment about it: what goes to another project is
told of as new there and gone here, and takes them along.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from agenda.projects.holding import Holding
from agenda.tasks.model import StoredTask
from agenda.tasks.wording import words_of
from agenda.words.index import Having, Index, Spot, common, follow, having_all
from agenda.words.model import asked, has, words_in
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.pages import Listing, Page

AT_ONCE = 100
"""So many tasks are read at once."""

_PART = "/"
"""Between the id of a task and that of a comment about it."""


class FoundTasks(Protocol):
    """Where tasks are kept, and what is said about them."""

    def task(self, workspace: WorkspaceId, project_id: str, task_id: str) -> StoredTask | None: ...
    def traced(self, workspace: WorkspaceId, spot: Spot) -> Spot | None:
        """Where the task is by now that is or was there."""

    def comment(self, workspace: WorkspaceId, thread: str, comment_id: str) -> str | None:
        """What a comment says, if it is there."""

    def comments(self, workspace: WorkspaceId, thread: str) -> Iterable[str]:
        """The ids of what was said."""

    def find(self, workspace: WorkspaceId, spots: Sequence[Spot]) -> list[StoredTask]:
        """Those of the tasks that are there, in that order."""

    def shelved(self, workspace: WorkspaceId, person: PersonId) -> list[str]:
        """The projects on somebody's shelf."""


@dataclass(frozen=True, slots=True)
class Indexing:
    index: Index
    records: FoundTasks

    def task(self, workspace: WorkspaceId, spot: Spot, *, also: bool) -> None:
        """Keep the words of a task as it is now; of one that came or went ``also`` those of what is said about it."""

        def now() -> frozenset[str]:
            there = self.records.task(workspace, *spot)
            return words_of(there.task) if there else frozenset()

        follow(self.index, workspace, spot, now)
        if also:
            there = self.records.task(workspace, *spot)
            said = set(self.records.comments(workspace, there.thread)) if there else set()
            known = {each.thing.partition(_PART)[2] for each in self.index.within(workspace, [spot])[0]}
            for comment_id in sorted((said | known) - {""}):
                self.comment(workspace, spot, comment_id)

    def said(self, workspace: WorkspaceId, task: Spot, comment_id: str) -> None:
        """The same for a comment that is told of when its task may have gone into another project."""
        now = self.records.traced(workspace, task)
        for each in dict.fromkeys([task, now or task]):
            self.comment(workspace, each, comment_id)

    def comment(self, workspace: WorkspaceId, task: Spot, comment_id: str) -> None:
        """Keep the words of a comment as it is now."""

        def now() -> frozenset[str]:
            there = self.records.task(workspace, *task)
            text = self.records.comment(workspace, there.thread, comment_id) if there else None
            return words_in([text]) if text else frozenset()

        follow(self.index, workspace, Spot(task.place, f"{task.thing}{_PART}{comment_id}"), now)


class Wanted(BaseModel):
    """What somebody looks for, and in which projects."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: str = Field(
        min_length=1,
        max_length=200,
        description="Words, or how they begin; a task has all of them, or what is said about it.",
    )
    projects: list[UUID] = Field(
        default=[], max_length=50, description="In which projects, once for each; left out: in all on your shelf."
    )


class TasksFound(Listing[StoredTask], frozen=True):
    """A page of the tasks that were found."""

    whole: bool = Field(
        description="Whether all pages hold all of them; if not, each word is in very many: say a rarer one.",
        examples=[True],
    )


@dataclass(frozen=True, slots=True)
class Search:
    index: Index
    records: FoundTasks
    holding: Holding

    def of(self, caller: Caller, wanted: Wanted, page: Page) -> TasksFound:
        """The tasks that have these words, the ones with the latest ids first; who may see them is read as it is now.

        However many there are: whose projects, what one may do with them, the longest word in each, the others where
        that was found, and the tasks of this page. Where a word is in too many to look at them all, also which words
        those of this page have: then it holds fewer.
        """
        words = asked(wanted.q)
        said = [str(each) for each in wanted.projects]
        projects = self.holding.demand_all(caller, said, "read") if said else self._shelved(caller)
        having = having_all(self.index, caller.workspace, list(projects), words) if words else []
        found, unsure, whole = common([Having(frozenset(map(_task, each.spots)), each.cut) for each in having])
        after, most = page.position(), min(page.limit, AT_ONCE)
        spots = sorted(found, key=_latest, reverse=True)
        rest = [spot for spot in spots if after is None or _latest(spot) < tuple(after)]
        sure = self._sure(caller.workspace, rest[:most], unsure, words)
        listing = page.listing(
            self.records.find(caller.workspace, sure), _latest(rest[most - 1]) if len(rest) > most else None
        )
        return TasksFound(items=listing.items, next=listing.next, whole=whole)

    def _sure(
        self, workspace: WorkspaceId, spots: Sequence[Spot], unsure: Container[str], words: Iterable[str]
    ) -> list[Spot]:
        """Those that have all of the words, of which some were not looked for in the ``unsure`` places."""
        doubtful = [spot for spot in spots if spot.place in unsure]
        kept = self.index.within(workspace, doubtful) if doubtful else []
        wrong = {
            spot
            for spot, written in zip(doubtful, kept, strict=True)
            if not has(chain.from_iterable(written.values()), words)
        }
        return [spot for spot in spots if spot not in wrong]

    def _shelved(self, caller: Caller) -> Iterable[str]:
        return self.holding.to(caller, self.records.shelved(caller.workspace, caller.person))


def _task(spot: Spot) -> Spot:
    return Spot(spot.place, spot.thing.partition(_PART)[0])


def _latest(spot: Spot) -> tuple[str, str]:
    return spot.thing, spot.place
