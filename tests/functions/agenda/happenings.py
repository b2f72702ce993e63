"""Events as tests put them into calendars, and asking what happens."""

from functions.agenda import events_create, events_list

WEEKLY = [{"@type": "RecurrenceRule", "frequency": "weekly"}]


class Diary:
    """The calendar that somebody has, seen by whoever calls."""

    def __init__(self, invoke, calendar_id, caller):
        self.invoke, self.calendar_id, self.caller = invoke, calendar_id, caller

    def put(self, title="Football", start="2026-12-01T18:00:00", **said):
        """An event in it."""
        event = {"@type": "Event", "title": title, "start": start, "duration": "PT1H", "timeZone": "Europe/Berlin"}
        answer = self.invoke(events_create, calendar_id=self.calendar_id, caller=self.caller, body={**event, **said})
        assert answer.status == 201, answer.text
        return answer.json

    def at(self, held):
        """How a door names an event of it."""
        return {"calendar_id": self.calendar_id, "event_id": held["event_id"], "caller": self.caller}

    def starts(self, since="2026-12-01T00:00:00Z", before="2027-01-01T00:00:00Z", caller=None):
        """What happens, as the clocks there show it."""
        asked = {"calendars": self.calendar_id, "from": since, "to": before}
        answer = self.invoke(events_list, query=asked, caller=caller or self.caller)
        assert answer.status == 200, answer.text
        return [(each["start"], each["title"]) for each in answer.json["items"]]
