"""What is in calendars that come from elsewhere, in DynamoDB: written while nobody else asks for it."""

from typing import Any

from agenda.calendars.table import TABLE as CALENDARS
from agenda.calendars.table import calendar_of
from agenda.events.model import Body, CalendarEvent, EventId
from agenda.events.rows import account, journal
from agenda.files.table import FileTable
from agenda.subscriptions.fetching import Load, Superseded, There
from agenda.subscriptions.model import Subscription
from agenda.subscriptions.table import SubscriptionTable, place, subscription_of, unchanged
from kernel.callers import WorkspaceId
from kernel.journal import Along, Delete, Put
from kernel.journal.batch import Step
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.journal.together import Part, together

ORIGIN = "subscription"
"""What changed an event that comes from elsewhere."""


class FetchedEvents(SubscriptionTable):
    def look(self, workspace: WorkspaceId, calendar_id: str) -> There:
        here, calendar = place(workspace, calendar_id), (CALENDARS, str(workspace), calendar_id)
        found = gathered([here, calendar])
        row = found.get(calendar)
        return There(
            calendar_of(row) if row and alive(row) else None,
            subscription_of(found[here]) if here in found else None,
        )

    def events(self, workspace: WorkspaceId, calendar_id: str) -> dict[EventId, Body]:
        return {each.event_id: each.event for each in FileTable().whole(workspace, calendar_id)}

    def write(self, workspace: WorkspaceId, it: Subscription, load: Load) -> None:
        steps: list[Step[CalendarEvent]] = [_kept(it, each, event) for each, event in load.written.items()]
        steps += [Delete(each, said={"origin": ORIGIN}) for each in load.vanished]
        part: Part[Any] = Part(journal(), account(workspace, it.calendar_id), steps)
        check = Along({"ConditionCheck": unchanged(workspace, it)}, Superseded("somebody else asks for it by now"))
        together(part, along=[check])


def _kept(it: Subscription, event_id: EventId, event: Body) -> Put[CalendarEvent]:
    return Put(CalendarEvent(calendar_id=it.calendar_id, event_id=event_id, event=event, origin=ORIGIN))
