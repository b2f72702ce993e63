"""Calendars that come from elsewhere, and from where, in DynamoDB: what people do with them."""

from contextlib import suppress

from agenda.calendars.model import Calendar
from agenda.calendars.store import CalendarTable
from agenda.calendars.table import TABLE as CALENDARS
from agenda.calendars.table import journal as calendars
from agenda.people.table import PeopleTable
from agenda.shelves import table as shelves
from agenda.subscriptions.model import Subscription
from agenda.subscriptions.service import Edit, Known
from agenda.subscriptions.table import SubscriptionTable, place, saving
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Conflict
from kernel.journal import Along, AlreadyExists
from kernel.journal.ahead import Place
from kernel.journal.rows import COUNTER
from kernel.once import Once


class _Otherwise(Conflict):
    """The subscription is not as it was read."""


class SubscribedCalendars(SubscriptionTable):
    def places(self, workspace: WorkspaceId, calendar_id: str) -> list[Place]:
        return [place(workspace, calendar_id), (CALENDARS, workspace, COUNTER)]

    def known(self, workspace: WorkspaceId, person: PersonId) -> Known:
        colleague = PeopleTable().find(workspace, [person]).get(person)
        return Known(colleague, CalendarTable().count(workspace, person))

    def create(self, workspace: WorkspaceId, calendar: Calendar, it: Subscription, once: Once) -> Calendar:
        assert calendar.owner is not None, "who follows it owns it"
        along = [Along({"Put": saving(workspace, it)})]
        kept = calendars().create(workspace, calendar, once=once, along=along)
        with suppress(AlreadyExists):  # whoever asked asked again
            shelves.journal().create(shelves.account(workspace, calendar.owner), shelves.fresh(kept.calendar_id))
        return kept

    def replace(self, workspace: WorkspaceId, it: Subscription, edit: Edit) -> bool:
        along = [Along({"Put": saving(workspace, it)}, _Otherwise("somebody was faster"))]
        try:
            calendars().change(workspace, it.calendar_id, edit, along=along)
        except _Otherwise:
            return False
        return True

    def owned(self, workspace: WorkspaceId, owner: PersonId | None) -> list[Calendar]:
        found = CalendarTable().owned(workspace, owner)
        return [each for each in found if each.kind == "subscribed" and not each.trashed]
