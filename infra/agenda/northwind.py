"""What stands in the calendars and the project of the demonstration, around the day of its first start. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

ZONE = "Europe/Berlin"
Draft = dict[str, Any]
_WEEKLY = {"@type": "RecurrenceRule", "frequency": "weekly"}
_WORKDAYS = ("mo", "tu", "we", "th", "fr")


@dataclass(frozen=True, slots=True)
class Days:
    """The week in which somebody looks at it, and the working days that lie ahead."""

    today: date

    @property
    def monday(self) -> date:
        return self.today - timedelta(days=self.today.weekday())

    def this(self, weekday: int) -> date:
        return self.monday + timedelta(days=weekday)

    @property
    def month_end(self) -> date:
        """The last working day of the month before."""
        day = self.today.replace(day=1) - timedelta(days=1)
        return day - timedelta(days=max(0, day.weekday() - len(_WORKDAYS) + 1))

    def ahead(self, number: int) -> date:
        """The working day that is so many behind this one."""
        day = self.today
        while number:
            day += timedelta(days=1)
            number -= day.weekday() < len(_WORKDAYS)
        return day


def of_olivia(days: Days) -> list[Draft]:
    run = {**_WEEKLY, "byDay": _days("mo", "th")}
    weekend = {"title": "A long weekend", "start": f"{days.this(4)}T00:00:00", "duration": "P3D"}
    return [
        _event("Dentist", days.this(1), "08:30", "PT45M", privacy="private", alerts=_alert("-PT1H")),
        _event("Lunch with Grace", days.this(2), "12:30", "PT1H", locations=_place("Canal Café")),
        _event("Run along the canal", days.monday - timedelta(days=14), "07:00", "PT40M", recurrenceRules=[run]),
        {**weekend, "showWithoutTime": True, "freeBusyStatus": "free"},
    ]


def of_the_team(days: Days, room: Draft) -> list[Draft]:
    """A series of which one time is moved and one is off, one every other week in a room, one at the month's end."""
    begins = days.monday - timedelta(days=14)
    standup = {
        f"{days.this(2)}T09:15:00": {"title": "Standup, after the visit", "start": f"{days.this(2)}T11:00:00"},
        f"{days.this(4)}T09:15:00": {"excluded": True},
    }
    call = {"call": {"@type": "VirtualLocation", "name": "Team call", "uri": "https://meet.example.com/northwind"}}
    last = {"@type": "RecurrenceRule", "frequency": "monthly", "byDay": _days(*_WORKDAYS), "bySetPosition": [-1]}
    return [
        _event(
            *("Standup", begins, "09:15", "PT15M"),
            recurrenceRules=[{**_WEEKLY, "byDay": _days(*_WORKDAYS)}],
            recurrenceOverrides=standup,
            virtualLocations=call,
        ),
        _event(
            *("Planning", days.monday, "10:00", "PT90M"),
            recurrenceRules=[{**_WEEKLY, "interval": 2}],
            participants={"room": room},
            locations=_place("Blue room"),
        ),
        _event("Invoices", days.month_end, "16:00", "PT30M", recurrenceRules=[last]),
    ]


def of_ada(days: Days) -> list[Draft]:
    focus = {**_WEEKLY, "byDay": _days("tu", "th")}
    return [
        _event("Compiler, no interruptions", days.this(1), "13:00", "PT3H", recurrenceRules=[focus]),
        _event("Violin lesson", days.this(3), "17:30", "PT1H", privacy="private"),
    ]


def of_alan(days: Days) -> list[Draft]:
    """Who is called at night: each of three for a week."""
    return [
        {
            "title": f"On call: {name}",
            "start": f"{days.monday + timedelta(weeks=week - 3)}T00:00:00",
            "duration": "P7D",
            "showWithoutTime": True,
            "freeBusyStatus": "free",
            "recurrenceRules": [{**_WEEKLY, "interval": 3}],
        }
        for week, name in enumerate(("Ada", "Alan", "Grace"))
    ]


def review(days: Days, room: Draft, people: dict[str, str]) -> Draft:
    """What Grace invites to, and Olivia has not answered."""
    guests = {email.partition("@")[0]: guest(email, name=name) for email, name in people.items()}
    return _event(
        *("Design review", days.ahead(1), "14:00", "PT1H"),
        description="The new front page. Bring what you do not like about the old one.",
        participants={**guests, "room": room},
        locations=_place("Blue room"),
    )


def tea(days: Days, email: str) -> Draft:
    """What Olivia invites to, and Alan would have later."""
    alan = {"alan": guest(email, name="Alan Turing")}
    alerts = {**_alert("-PT10M"), "letter": {"trigger": {"offset": "-P1D"}, "action": "email"}}
    return _event("Tea with Alan", days.ahead(2), "15:00", "PT30M", participants=alan, alerts=alerts)


def guest(email: str, **more: Any) -> Draft:
    """Somebody or something that is invited."""
    return {"@type": "Participant", "roles": {"attendee": True}, "sendTo": {"imip": f"mailto:{email}"}, **more}


def watering(now: datetime) -> Draft:
    """A task that reminds of itself in a minute, so that the bell has something to say."""
    due = (now.astimezone(UTC) + timedelta(minutes=30)).replace(second=0, microsecond=0)
    task = {"title": "Water the plants", "due": f"{due:%Y-%m-%dT%H:%M:%S}", "timeZone": "Etc/UTC"}
    rule = {"@type": "RecurrenceRule", "frequency": "daily", "interval": 3}
    return {**task, "recurrenceRules": [rule], "stoa.app:afterDone": True, "alerts": _alert("-PT29M")}


SECTIONS = ("Next", "Ordered", "Waiting")
LINES = (
    'Sign the lease tomorrow at 10:00 p1 /Next +"Olivia Bright"',
    'Paint the small room next week p3 @walls /Next +"Alan Turing"',
    'Order desks friday p2 @furniture /Ordered +"Ada Lovelace"',
    "Ask the landlord about parking /Waiting",
    "Send the invoices every last friday at 16:00 p2 /Waiting",
)
"""Of the project, as somebody would type them."""
PAINTING = ("Choose the colour", "Buy paint", "Cover the floor")
"""What is part of painting the small room; the first is done."""
COMMENTS = (
    ("Grace", "There is half a pot of green left from the kitchen."),
    ("Alan", "@Olivia may it be green?"),
)


def _event(title: str, day: date, at: str, duration: str, **more: Any) -> Draft:
    return {"title": title, "start": f"{day}T{at}:00", "timeZone": ZONE, "duration": duration, **more}


def _place(name: str) -> Draft:
    return {"place": {"@type": "Location", "name": name}}


def _alert(offset: str) -> Draft:
    return {"before": {"trigger": {"offset": offset}}}


def _days(*days: str) -> list[dict[str, str]]:
    return [{"@type": "NDay", "day": day} for day in days]
