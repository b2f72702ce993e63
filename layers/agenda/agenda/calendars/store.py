"""Calendars and the shelves on which people have them, in DynamoDB."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from agenda.calendars.granting import Parties
from agenda.calendars.model import Calendar
from agenda.calendars.service import Looked
from agenda.calendars.table import TABLE, calendar_of, journal
from agenda.people import table as people
from agenda.sharing.indexes import count, owned
from agenda.shelves import table as shelves
from agenda.shelves.model import Shelved
from kernel.callers import PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Along, AlreadyExists, Change, Changes, Create, Delete, Put
from kernel.journal.batch import Step
from kernel.journal.reading import Place, gathered
from kernel.journal.rows import alive, possible
from kernel.journal.together import Part, together
from kernel.once import Once
from kernel.pages import Listing, Page
from kernel.queries import every
from kernel.rows import Row

BY_LISTING = "by-listing"
_ALL = "pk, sk, modseq, rest, formerly, handed, said, marks"


class CalendarTable:
    def create(self, workspace: WorkspaceId, calendar: Calendar, once: Once) -> Calendar:
        if calendar.owner is None:
            return journal().create(workspace, calendar, once=once)
        shelf, thing = shelves.account(workspace, calendar.owner), shelves.fresh(calendar.calendar_id)
        if not once:
            new: Part[Any] = Part(journal(), workspace, [Create(calendar)])
            kept = together(new, Part(shelves.journal(workspace), shelf, [Put(thing)]))[0].objects[0]
            assert isinstance(kept, Calendar), "it was just made"
            return kept
        kept = journal().create(workspace, calendar, once=once)  # which remembers one journal's answer
        with suppress(AlreadyExists):  # whoever asked asked again
            shelves.journal(workspace).create(shelf, shelves.fresh(kept.calendar_id))
        return kept

    def look(
        self, workspace: WorkspaceId, person: PersonId, calendar_ids: Iterable[str], *, shelf: bool = True
    ) -> Looked:
        who, wanted = people.place(workspace, person), sorted({each for each in calendar_ids if possible(each)})
        places: list[Place] = [(TABLE, workspace, each) for each in wanted]
        places += [shelves.place(workspace, person, each) for each in wanted if shelf]
        found = {place: row for place, row in gathered([who, *places]).items() if place == who or alive(row)}
        return Looked(
            calendars={sk: calendar_of(row) for (table, _, sk), row in found.items() if table == TABLE},
            colleague=people.read(found[who]) if who in found else None,
            shelf={sk: shelves.shelved_of(row) for (table, _, sk), row in found.items() if table == shelves.TABLE},
        )

    def find(self, workspace: WorkspaceId, calendar_ids: list[str]) -> dict[str, Calendar]:
        return journal().find(workspace, calendar_ids) if calendar_ids else {}

    def change(
        self,
        workspace: WorkspaceId,
        calendar_id: str,
        edit: Callable[[Calendar], Calendar],
        expected: IfMatch,
        along: Sequence[Along] = (),
    ) -> Calendar:
        return journal().change(workspace, calendar_id, edit, expected=expected, along=along)

    def parties(self, workspace: WorkspaceId, sharer: PersonId, to: PersonId | None, calendar_id: str) -> Parties:
        who = people.place(workspace, sharer)
        if to is None:
            found = gathered([who])
            return Parties(people.read(found[who]) if who in found else None)
        whom, shelf = people.place(workspace, to), shelves.place(workspace, to, calendar_id)
        found = gathered(list({who, whom, shelf}))
        return Parties(
            people.read(found[who]) if who in found else None,
            people.read(found[whom]) if whom in found else None,
            shelves.shelved_of(found[shelf]) if shelf in found and alive(found[shelf]) else None,
        )

    def share(
        self,
        workspace: WorkspaceId,
        calendar_id: str,
        edit: Callable[[Calendar], Calendar],
        expected: IfMatch,
        to: PersonId | None,
    ) -> Calendar:
        step: Any = Put(shelves.fresh(calendar_id))
        return self._together(workspace, Change(calendar_id, edit, expected), to, step)

    def unshare(
        self,
        workspace: WorkspaceId,
        calendar_id: str,
        edit: Callable[[Calendar], Calendar],
        expected: IfMatch,
        off: PersonId | None,
    ) -> Calendar:
        return self._together(workspace, Change(calendar_id, edit, expected), off, Delete(calendar_id))

    def _together(
        self, workspace: WorkspaceId, change: Change[Calendar], whose: PersonId | None, step: Step[Shelved]
    ) -> Calendar:
        parts: list[Part[Any]] = [Part(journal(), workspace, [change])]
        if whose is not None:
            parts.append(Part(shelves.journal(workspace), shelves.account(workspace, whose), [step]))
        kept = together(*parts)[0].objects[0]
        assert isinstance(kept, Calendar), "it is changed, not deleted"
        return kept

    def owned(self, workspace: WorkspaceId, owner: PersonId | None) -> Iterator[Calendar]:
        return map(calendar_of, owned(TABLE, workspace, owner, _ALL))

    def listed(self, workspace: WorkspaceId, what: str) -> Iterator[Calendar]:
        """All that are listed as that: ``shared``, ``room``, ``resource``."""
        return map(calendar_of, _listed(workspace, what))

    def count(self, workspace: WorkspaceId, owner: PersonId) -> int:
        return count(TABLE, workspace, owner)

    def shelf(self, workspace: WorkspaceId, person: PersonId, page: Page) -> Listing[Shelved]:
        return shelves.journal().page(shelves.account(workspace, person), page)

    def changes(self, workspace: WorkspaceId, since: str, limit: int) -> Changes:
        return journal().changes(workspace, since, limit)


def _listed(workspace: WorkspaceId, what: str) -> Iterator[Row]:
    return every(
        TableName=TABLE,
        IndexName=BY_LISTING,
        ConsistentRead=True,
        KeyConditionExpression="pk = :workspace AND listed = :what",
        ExpressionAttributeValues={":workspace": {"S": workspace}, ":what": {"S": what}},
        ProjectionExpression=_ALL,
    )
