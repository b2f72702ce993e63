"""Events and tasks by their uids: what they are called everywhere, and so what each is called by the other."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Annotated, NamedTuple, Protocol

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from agenda.access.service import Access
from agenda.events.model import CalendarEvent, Ref, identified
from agenda.events.seeing import seen
from agenda.projects.holding import Holding
from agenda.shelves.model import Shelved
from agenda.tasks.model import StoredTask, id_of
from agenda.words.index import Spot
from kernel.callers import Caller, PersonId, WorkspaceId

MOST = 10
"""Uids that are asked for at once."""

Uid = Annotated[str, StringConstraints(min_length=1, max_length=255)]


class Wanted(BaseModel):
    """What somebody looks for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    uid: list[Uid] = Field(
        min_length=1,
        max_length=MOST,
        description="What it is called everywhere, as in `relatedTo`; say it once for each.",
        examples=[["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"]],
    )


class Found(BaseModel, frozen=True):
    """Events and tasks that are called so, wherever the caller may read them; what they may not is not there."""

    events: tuple[CalendarEvent, ...] = Field(description="In each calendar that has one, as that has it.")
    tasks: tuple[StoredTask, ...]


class Places(NamedTuple):
    """Where that may be which is looked for."""

    events: list[Ref]
    tasks: list[Spot]


class Standing(Protocol):
    """Where that stands which is looked for."""

    def shelf(self, workspace: WorkspaceId, person: PersonId) -> list[Shelved]:
        """What stands on somebody's shelf."""

    def ahead(
        self, workspace: WorkspaceId, person: PersonId, shelf: Iterable[Shelved], places: Places
    ) -> AbstractContextManager[None]:
        """Read these within the block, and what they may do with what stands there: a hundred rows at a time."""

    def find(self, workspace: WorkspaceId, places: Places) -> tuple[list[CalendarEvent], list[StoredTask]]:
        """Those of the events and tasks that are there, in that order."""


@dataclass(frozen=True, slots=True)
class Looking:
    standing: Standing
    access: Access
    holding: Holding

    def of(self, caller: Caller, wanted: Wanted) -> Found:
        """Those of these uids in all calendars and projects on the caller's shelf.

        An id follows from a uid, so nothing is searched: it is known from the shelf where it may be, and what is there
        is read together with what the caller may do there.
        """
        shelf = self.standing.shelf(caller.workspace, caller.person)
        calendars = [each.thing_id for each in shelf if each.kind == "calendar"]
        projects = [each.thing_id for each in shelf if each.kind == "project"]
        uids = list(dict.fromkeys(wanted.uid))
        places = Places(
            [Ref(calendar_id, identified(uid)) for uid in uids for calendar_id in calendars],
            [Spot(project_id, id_of(uid)) for uid in uids for project_id in projects],
        )
        with self.standing.ahead(caller.workspace, caller.person, shelf, places):
            roles = {calendar_id: each.role for calendar_id, each in self.access.to(caller, calendars).items()}
            held = self.holding.to(caller, projects)
            events, tasks = self.standing.find(caller.workspace, places)
        readable = {calendar_id: role for calendar_id, role in roles.items() if role != "free-busy"}
        there = (it for it in events if it.calendar_id in readable)
        return Found(
            events=tuple(it for it in there if seen(it.event, readable[it.calendar_id]) is it.event),
            tasks=tuple(it for it in tasks if it.project_id in held),
        )
