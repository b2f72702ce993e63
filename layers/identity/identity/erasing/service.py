"""Deciding that a workspace shall go, and changing one's mind."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from contracts.audit import Acted
from identity.acts import acted, by
from identity.erasing.model import (
    MIND,
    Confirmed,
    Keep,
    Kept,
    NotErasing,
    OnlyAdmins,
    Pass,
    Plan,
    Planned,
    Told,
    WrongSlug,
)
from identity.letters.workspaces import erasure_planned
from identity.people import Member
from identity.roles import ADMIN
from identity.sessions.freshness import since
from identity.tickets import Tickets
from identity.workspaces import Workspace
from identity.workspaces.admins import MOST, Admins
from identity.workspaces.looks import brand
from kernel.callers import Caller, WorkspaceId
from kernel.journal import Along


class ErasureStore(Protocol):
    def get(self, workspace: WorkspaceId) -> Workspace: ...
    def admins(self, workspace: WorkspaceId, most: int) -> Sequence[Member]: ...
    def plan(self, before: Workspace, after: Workspace, plan: Plan, act: Acted, needed: tuple[Along, ...]) -> None: ...
    def keep(self, before: Workspace, after: Workspace, act: Acted, needed: tuple[Along, ...]) -> None: ...
    def sure(self, caller: Caller, since: int) -> tuple[Along, ...]:
        """What fails unless the caller is an Admin who has shown who they are since then."""

    def due(self, now: datetime) -> Iterator[WorkspaceId]:
        """The workspaces whose time has come."""


class Passes(Protocol):
    def put(self, message: Pass, *, workspace: WorkspaceId | None, delay: int = 0) -> None: ...


@dataclass(frozen=True, slots=True)
class Erasing:
    store: ErasureStore
    tickets: Tickets
    admins: Admins
    origin: str
    now: Callable[[], float] = time.time

    def plan(self, caller: Caller, wanted: Confirmed) -> Planned:
        """Close the workspace at once, and let everything of it go in a week; its Admins hear of it."""
        if caller.role != ADMIN:
            raise OnlyAdmins("only an Admin erases a workspace")
        before = self.store.get(caller.workspace)
        if wanted.slug != before.slug:
            raise WrongSlug("type the slug of the workspace to show that you mean it")
        at = datetime.fromtimestamp(self.now(), UTC)
        members = self.store.admins(caller.workspace, MOST)
        on = (at + MIND).isoformat()
        said = {each.person: {"person": each.person, "on": on} for each in members}
        links = {each: self.tickets.draft("keep", caller.workspace, said[each]) for each in said}
        after = before.model_copy(update={"status": "erasing", "erased_on": at + MIND})
        act = by(caller, "workspace.erase", caller.workspace, {"on": on})
        plan = Plan(asked=at, asked_by=caller.person, admins=tuple(map(Told.of, members)))
        needed = (*self.store.sure(caller, since(self.now())), *(row for _, row in links.values()))
        self.store.plan(before, after, plan, act, needed)
        asker = next((each.name for each in members if each.person == caller.person), "an Admin")
        looks = brand(before, self.origin)
        for each in members:
            link = f"{self.origin}/keep#{links[each.person][0]}"
            warning = partial(erasure_planned, brand=looks, asked_by=asker, at=at + MIND, keep=link)
            self.admins.write([each], warning)
        return Planned(workspace=caller.workspace, erased_on=at + MIND)

    def keep(self, wanted: Keep) -> Kept:
        """Let it stay."""
        said = self.tickets.peek("keep", wanted.ticket)
        before = self.store.get(WorkspaceId(wanted.ticket.partition(".")[0]))
        if before.status != "erasing" or before.erased_on is None:
            raise NotErasing("this workspace is not being erased")
        if said.get("on", now := before.erased_on.isoformat()) != now:  # letters of a week ago said nothing of it
            raise NotErasing("this letter is about another time that it was to be erased; take the newest one")
        after = before.model_copy(update={"status": "active", "erased_on": None})
        act = acted(before.workspace, said["person"], "workspace.keep", before.workspace)
        self.store.keep(before, after, act, (self.tickets.spent("keep", wanted.ticket),))
        return Kept(workspace=after.workspace, name=after.name, slug=after.slug)


@dataclass(frozen=True, slots=True)
class Due:
    """Finds the workspaces whose week is over."""

    store: ErasureStore
    queue: Passes
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def begin(self) -> None:
        """Begin to erase them; to begin twice changes nothing."""
        for workspace in self.store.due(self.now()):
            self.queue.put(Pass(workspace=workspace), workspace=workspace)
