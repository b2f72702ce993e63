"""A workspace that identity knows, too, whose Ada is reminded of things."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default

from agenda.alerts.bells import Bell
from agenda.alerts.dues import Due, Who, Window, of_event
from agenda.alerts.model import alert_of
from agenda.alerts.table import AlertTable, BellTable
from agenda.people.model import Colleague
from functions.agenda import alerts_list
from kernel.aws import client
from kernel.settings import physical
from tests.functions.agenda.happenings import Diary
from tests.functions.agenda.offices import Office
from tests.functions.agenda.planning import task
from tests.functions.identity.colleagues import Company


class Desk:
    """Ada's."""

    def __init__(self, invoke, cloud):
        self.invoke, self.cloud, self.now = invoke, cloud, datetime.now(UTC)
        self.company = Company()
        self.workspace = self.company.id
        self.office = Office(self.workspace, zone="UTC")
        self.ada = self.office.ada
        self.diary = Diary(invoke, self.office.default(), self.ada)

    def start(self, minutes=10):
        """In so many minutes, in UTC."""
        return f"{self.now + timedelta(minutes=minutes):%Y-%m-%dT%H:%M:%S}"

    def put(self, title="Lunch", minutes=10, before="-PT10M", **said):
        """An event in so many minutes, and a reminder of it."""
        alerts = {"1": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": before}}}
        return self.diary.put(title, self.start(minutes), timeZone="Etc/UTC", **{"alerts": alerts, **said})

    def task(self, project_id, title, minutes=10, before="-PT10M"):
        """Something that is due in so many minutes, and a reminder of it."""
        alerts = {"1": {"@type": "Alert", "trigger": {"@type": "OffsetTrigger", "offset": before}}}
        due = self.start(minutes)
        return task(self.invoke, self.ada, project_id, title=title, due=due, timeZone="Etc/UTC", alerts=alerts)

    def reminded(self, title="Lunch"):
        """The id of something that she was reminded of just now."""
        now = datetime.now(UTC)
        body = {"uid": title, "title": title}
        due = Due(now, "event", title, "1", now, now + timedelta(hours=1), None, False, False, body)
        alert = alert_of(due, "ada", self.office.default(), title, now)
        claim = AlertTable().claim(self.workspace, Colleague(person="ada"), alert, None)
        return claim.alert.alert_id

    def given(self, held, until):
        """She was reminded of the last time of a series until then."""
        (*_, due) = of_event(held["event"], (), Who("", "UTC"), Window(until - timedelta(hours=1), until))
        alert = alert_of(due, "ada", self.diary.calendar_id, held["event_id"], due.at)
        AlertTable().claim(self.workspace, Colleague(person="ada"), alert, None)

    def snoozed_until(self, until):
        """All that she was reminded of is snoozed until then."""
        for each in self.invoke(alerts_list, caller=self.ada).json["items"]:
            AlertTable().change(self.workspace, "ada", each["alert_id"], lambda it: it.snoozed(until, self.now))
            BellTable().keep(self.bell.with_waiting(each["alert_id"], until))

    def lost(self):
        """Ada's bell should have rung an hour ago, and did not."""
        ago = datetime.now(UTC) - timedelta(hours=1)
        BellTable().keep(Bell(self.workspace, "ada", heard=ago, armed=ago, wound=ago))

    def forgotten(self):
        """Ada has no bell any more."""
        BellTable().remove(self.bell)

    @property
    def bell(self):
        return BellTable().get(self.workspace, "ada")

    @property
    def alerts(self):
        """What she was reminded of, and whether that rings."""
        return {each["title"]: each["state"] for each in self.invoke(alerts_list, caller=self.ada).json["items"]}

    @property
    def letters(self):
        sent = [message_from_bytes(mail.raw, policy=default) for mail in self.cloud.stores.outbox.sent()]
        return [(str(letter["To"]), str(letter["Subject"])) for letter in sent]

    @property
    def schedules(self):
        """When the bells of people are to ring, as the scheduler has it."""
        scheduler, group = client("scheduler"), physical("agenda-clocks")
        names = [each["Name"] for each in scheduler.list_schedules(GroupName=group)["Schedules"]]
        return [scheduler.get_schedule(GroupName=group, Name=name)["ScheduleExpression"] for name in names]
