"""Where links lead, and how far what is there has come, in DynamoDB."""

from agenda.calendars.table import TABLE, calendar_of
from agenda.events.rows import TABLE as EVENTS
from agenda.events.rows import account
from agenda.events.rows import journal as events
from agenda.files.feeds import Found
from agenda.links.model import Lead
from agenda.links.table import LinkTable
from kernel.journal.reading import ahead, gathered
from kernel.journal.rows import COUNTER, alive


class FeedTable(LinkTable):
    def found(self, lead: Lead) -> Found:
        place, owner = (TABLE, str(lead.workspace), lead.calendar_id), account(lead.workspace, lead.calendar_id)
        with ahead([place, (EVENTS, owner, COUNTER)]):
            row = gathered([place]).get(place)
            return Found(calendar_of(row) if row and alive(row) else None, events().state(owner))
