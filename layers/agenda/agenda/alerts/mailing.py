"""Sending the letters of one ringing: each once, by whoever notes first that it goes out, and many as one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Literal

from agenda.alerts.bells import Bell
from agenda.alerts.days import Planned
from agenda.alerts.giving import AGAIN, FEW, Letters, Reminders
from agenda.alerts.hours import Morning, quiet_until
from agenda.alerts.model import Alert, AlertId
from agenda.people.model import Colleague
from kernel.letters import NotSent, Unreachable
from kernel.logs import log

Waiting = dict[AlertId, datetime]
"""What has to wait for its letter, and until when."""


@dataclass(frozen=True, slots=True)
class Mailing:
    reminders: Reminders
    letters: Letters
    bell: Bell
    colleague: Colleague
    now: datetime
    planned: Callable[[datetime, datetime], list[Planned]]
    """What happens between two moments."""

    def written(self, given: Sequence[Alert]) -> Waiting:
        """Write about what was given and wants a letter that nobody sends; how long what has to wait does."""
        waiting: Waiting = {}
        for each in given:
            if each.kind == "agenda" and each.mail == "held" and self._marked(each, "held", "sent"):
                waiting |= self._sent([each], partial(self._tell, each))
        held = [each for each in given if each.kind != "agenda" and (each.mail, each.state) == ("held", "ringing")]
        quiet = quiet_until(self.bell.preferences.quiet, self.now, self.colleague.zone)
        if quiet:
            return waiting | {each.alert_id: quiet for each in held}
        ours = [each for each in held if self._marked(each, "held", "sent")]
        for some in [[each] for each in ours] if len(ours) <= FEW else [ours]:
            waiting |= self._sent(some, partial(self.letters.remind, self.bell.workspace, self.colleague, some))
        return waiting

    def _sent(self, alerts: Sequence[Alert], send: Callable[[], None]) -> Waiting:
        try:
            send()
        except Unreachable:
            log.warning("a reminder cannot be mailed to its reader")
        except NotSent:
            again = [each for each in alerts if self._marked(each, "sent", "held")]
            return {each.alert_id: self.now + AGAIN for each in again}
        return {}

    def _tell(self, alert: Alert) -> None:
        morning = Morning(alert.at, date.fromisoformat(alert.title))
        self.letters.tell(self.bell.workspace, self.colleague, morning, self.planned(alert.begins, alert.ends))

    def _marked(self, alert: Alert, before: Literal["held", "sent"], after: Literal["held", "sent"]) -> bool:
        """Whether it was we who noted that."""

        def marked(it: Alert) -> Alert | None:
            return it.model_copy(update={"mail": after}) if it.mail == before else None

        return self.reminders.change(self.bell.workspace, self.bell.person, alert.alert_id, marked) is not None
