"""Whose calendars are which, in DynamoDB."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

from agenda.calendars.store import CalendarTable
from agenda.people.model import Colleague
from agenda.people.table import PeopleTable
from kernel.callers import PersonId, WorkspaceId

_COUNT = frozenset({"own", "subscribed"})
_EACH = 20
"""Calendars of one person that are looked at."""


class OwnedTable:
    def of(self, workspace: WorkspaceId, people: Sequence[PersonId]) -> dict[PersonId, list[str]]:
        """One query for each of them, all at once."""
        with ThreadPoolExecutor(len(people)) as pool:
            asked = {each: pool.submit(copy_context().run, _owned, workspace, each) for each in people}
            return {person: found.result() for person, found in asked.items()}

    def colleagues(self, workspace: WorkspaceId, people: Sequence[PersonId]) -> dict[PersonId, Colleague]:
        return PeopleTable().find(workspace, people)


def _owned(workspace: WorkspaceId, person: PersonId) -> list[str]:
    found = CalendarTable().owned(workspace, person)
    return [each.calendar_id for each in found if each.kind in _COUNT and not each.trashed][:_EACH]
