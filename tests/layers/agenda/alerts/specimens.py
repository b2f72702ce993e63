"""One of every letter that reminds somebody, as it might be sent."""

from datetime import UTC, date, datetime, timedelta

from agenda.alerts.days import Planned, Span
from agenda.alerts.letters import daily, reminder, reminders
from agenda.alerts.model import Alert
from kernel.letters import Brand, Reader

ORIGIN = "https://workspace.example.com"
LEAVE = f"{ORIGIN}/api/agenda/unsubscribe?token=acme.ada.daily.x"
ACME = Brand("Acme Robotics", accent="#3b5bdb")
ADA = Reader("ada@example.org", "Ada Lovelace", "en-GB", "Europe/Berlin")
NOW = datetime(2026, 12, 1, 8, 45, tzinfo=UTC)
NINE = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


def alert(kind="event", title="Design review", **said):
    usual = {"begins": NOW + timedelta(minutes=15), "ends": NOW + timedelta(minutes=75), "at": NOW, "rang": NOW}
    return Alert(**{"alert_id": "a", "kind": kind, "title": title, **usual, **said})


def planned(title, at, minutes=30, **said):
    begins = NINE + timedelta(minutes=at)
    return Planned(title, Span(begins, begins + timedelta(minutes=minutes)), where=("home", "it"), **said)


def day(said="Coffee with Grace Hopper"):
    whole = Span(datetime(2026, 11, 30, 23, tzinfo=UTC), datetime(2026, 12, 1, 23, tzinfo=UTC), all_day=True)
    return [
        Planned("Advent calendar", whole, colour="#0b8043"),
        planned("Stand-up", 0, 15, place="Room 4", colour="#1a73e8"),
        planned("Design review", 60, 60, place="https://meet.example.com/abc", colour="#1a73e8"),
        planned(said, 330, 45, place="Café Einstein, Unter den Linden 42", colour="#f6bf26"),
        planned("Release night", 840, 180, colour="#d50000"),
        planned("Renew the passport", -5 * 24 * 60, 0, colour="#8e24aa", task=True, late=True),
        planned("Call the dentist", -24 * 60, 0, colour="#8e24aa", task=True, late=True),
        planned("Pay the rent", 60, 0, colour="#8e24aa", task=True),
        planned("Answer the auditors", 480, 0, colour="#8e24aa", task=True),
    ]


def several(said):
    """Many reminders of one moment."""
    later = [alert(title=f"{said} {number}", place="Room 4", alert_id=str(number)) for number in range(24)]
    return [*later, alert("task", "Pay the rent"), alert("more", "9950 more reminders")]


def letters(to=ADA, brand=ACME, said="Coffee with Grace Hopper"):
    """All of them, by kind; ``said`` stands wherever people choose the words."""
    call, place = alert(call="https://meet.example.com/abc"), alert(title=said, place="Room 4, second floor")
    every = [
        reminder(to, brand, place, origin=ORIGIN, now=NOW, leave=LEAVE),
        reminder(to, brand, call, origin=ORIGIN, now=NOW, leave=LEAVE),
        reminder(to, brand, alert("task", "Pay the rent"), origin=ORIGIN, now=NOW, leave=LEAVE),
        reminders(to, brand, several(said), origin=ORIGIN, now=NOW, leave=LEAVE),
        daily(to, brand, date(2026, 12, 1), day(said), begins=NINE, origin=ORIGIN, leave=LEAVE),
    ]
    return {letter.kind: letter for letter in every}
