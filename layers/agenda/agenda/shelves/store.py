"""What is done with shelves in DynamoDB."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from agenda.calendars import table as calendars
from agenda.calendars.model import Calendar
from agenda.people import table as people
from agenda.shelves.model import NotOnShelf, Shelved
from agenda.shelves.service import Place
from agenda.shelves.table import TABLE, account, journal, place, shelved_of
from kernel.callers import PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Along, AlreadyExists, Change, Changes, Delete
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.journal.together import Part, in_turn, together
from kernel.pages import MOST, Listing, Page
from kernel.queries import partition


class ShelfTable:
    def look(self, workspace: WorkspaceId, person: PersonId, thing_id: str) -> Place:
        who, shelf = people.place(workspace, person), place(workspace, person, thing_id)
        calendar = (calendars.TABLE, workspace, thing_id)
        found = gathered([who, shelf, calendar])
        there = {where: row for where, row in found.items() if where == who or alive(row)}
        return Place(
            shelved_of(there[shelf]) if shelf in there else None,
            calendars.calendar_of(there[calendar]) if calendar in there else None,
            people.read(there[who]) if who in there else None,
        )

    def page(self, workspace: WorkspaceId, person: PersonId, page: Page) -> Listing[Shelved]:
        return journal().page(account(workspace, person), page)

    def all(self, workspace: WorkspaceId, person: PersonId) -> Iterator[Shelved]:
        page: Page | None = Page(limit=MOST)
        while page:
            listing = self.page(workspace, person, page)
            yield from listing.items
            page = Page(limit=MOST, cursor=listing.next) if listing.next else None

    def changes(self, workspace: WorkspaceId, person: PersonId, since: str, limit: int) -> Changes:
        return journal().changes(account(workspace, person), since, limit)

    def put(self, workspace: WorkspaceId, person: PersonId, thing: Shelved) -> Shelved:
        return journal(workspace).put(account(workspace, person), thing)

    def change(
        self,
        workspace: WorkspaceId,
        person: PersonId,
        thing_id: str,
        edit: Callable[[Shelved], Shelved],
        expected: IfMatch,
    ) -> Shelved:
        return journal(workspace).change(account(workspace, person), thing_id, edit, expected=expected)

    def leave(
        self,
        workspace: WorkspaceId,
        person: PersonId,
        place: Place,
        edit: Callable[[Calendar], Calendar],
        *,
        seen: bool,
    ) -> None:
        assert place.calendar is not None, "somebody leaves it"
        parts: list[Part[Any]] = [
            Part(calendars.journal(), workspace, [Change(place.calendar.calendar_id, edit)]),
        ]
        if place.shelved:
            thing = place.shelved.thing_id
            step: Any = Change(thing, Shelved.taken_down) if seen else Delete(thing)
            parts.append(Part(journal(workspace), account(workspace, person), [step]))
        together(*parts)

    def having(self, workspace: WorkspaceId, persons: Iterable[PersonId], thing_id: str) -> set[PersonId]:
        """On whose shelves it is, taken down or not."""
        found = gathered([place(workspace, each, thing_id) for each in persons])
        return {PersonId(owner.partition("#")[2]) for (_, owner, _), row in found.items() if alive(row)}

    def add(self, workspace: WorkspaceId, person: PersonId, thing: Shelved) -> None:
        """Put it there, unless it is there."""
        try:
            journal(workspace).create(account(workspace, person), thing)
        except AlreadyExists:
            return

    def drop(self, workspace: WorkspaceId, person: PersonId, thing_id: str) -> None:
        """Take it away, if it is there."""
        try:
            journal().delete(account(workspace, person), thing_id)
        except NotOnShelf:
            return

    def forget(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Let nothing be left of somebody's shelf."""
        owner = account(workspace, person)
        keys = ({"pk": row["pk"], "sk": row["sk"]} for row in partition(TABLE, owner, "pk, sk"))
        in_turn(Along({"Delete": {"TableName": TABLE, "Key": each}}) for each in keys)
