"""Looking up what happens in a range of time, in many calendars at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from agenda.access.service import Access
from agenda.events.model import CalendarEvent
from agenda.happenings.model import Happenings, Question, happening
from agenda.happenings.waiting import Whose
from agenda.people.model import calendar_name
from kernel.callers import Caller, WorkspaceId


class Times(Protocol):
    """Where it is looked up what happens when."""

    def touching(
        self, workspace: WorkspaceId, calendar_ids: Sequence[str], since: datetime, before: datetime
    ) -> Iterable[CalendarEvent]:
        """All that may touch the range, and perhaps more."""


@dataclass(frozen=True, slots=True)
class Overview:
    times: Times
    access: Access

    def of(self, caller: Caller, wanted: Question) -> Happenings:
        """What happens in these calendars, as far as the caller may see it."""
        held, colleague = self.access.demand_known(caller, {str(each) for each in wanted.calendars}, "free-busy")
        roles = {calendar_id: each.role for calendar_id, each in held.items()}
        found = self.times.touching(caller.workspace, sorted(roles), wanted.since, wanted.before)
        mail = colleague.email.lower() if colleague else ""
        return happening(found, roles, wanted, Whose(mail, calendar_name(caller.workspace, caller.person)))
