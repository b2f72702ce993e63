"""The agenda's part of the demonstration: what Olivia of Northwind does this week."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from infra.identity.demo import EMAIL, PASSWORD
from infra.local.demo import Demo

ZONE = "Europe/Berlin"
WEEKLY = {"@type": "RecurrenceRule", "frequency": "weekly"}


def seed(demo: Demo) -> None:
    """Sign in as she would, and fill her calendar, one that she shares, and a project."""
    demo.cloud.pumps.drain()
    signed_in = demo.request("POST", "/api/auth/login", {"email": EMAIL, "password": PASSWORD, "client": "app"})
    olivia = replace(demo, key=signed_in["signed_in"]["access_token"])
    own = olivia.request("GET", "/api/agenda/calendars")["items"][0]["calendar_id"]
    team = olivia.request("POST", "/api/agenda/calendars", {"name": "Northwind team", "color": "#0b8043", "zone": ZONE})
    olivia.request("PUT", f"/api/agenda/calendars/{team['calendar_id']}/shares/workspace", {"role": "write"})
    today = date.today()  # noqa: DTZ011 - of this machine, where it is looked at
    monday = today - timedelta(days=today.weekday())
    for event in _own(monday):
        olivia.request("POST", f"/api/agenda/calendars/{own}/events", event)
    for event in _of_the_team(monday):
        olivia.request("POST", f"/api/agenda/calendars/{team['calendar_id']}/events", event)


def _own(monday: date) -> list[dict[str, Any]]:
    friday = monday + timedelta(days=4)
    return [
        _event("Dentist", monday + timedelta(days=1), "08:30", "PT45M", privacy="private"),
        _event("Lunch with Grace", monday + timedelta(days=2), "12:30", "PT1H", locations=_place("Canal Café")),
        _event(
            "Run along the canal", monday, "07:00", "PT40M", recurrenceRules=[{**WEEKLY, "byDay": _days("mo", "th")}]
        ),
        {"title": "A long weekend", "start": f"{friday}T00:00:00", "duration": "P3D", "showWithoutTime": True},
    ]


def _of_the_team(monday: date) -> list[dict[str, Any]]:
    days = _days("mo", "tu", "we", "th", "fr")
    call = {"call": {"@type": "VirtualLocation", "name": "Team call", "uri": "https://meet.example.com/northwind"}}
    return [
        _event("Standup", monday, "09:15", "PT15M", recurrenceRules=[{**WEEKLY, "byDay": days}], virtualLocations=call),
        _event("Planning", monday, "10:00", "PT90M", recurrenceRules=[{**WEEKLY, "interval": 2}]),
        _event("Invoices", monday, "16:00", "PT30M", recurrenceRules=[_last_weekday_of_the_month()]),
    ]


def _event(title: str, day: date, at: str, duration: str, **more: Any) -> dict[str, Any]:
    return {"title": title, "start": f"{day}T{at}:00", "timeZone": ZONE, "duration": duration, **more}


def _place(name: str) -> dict[str, Any]:
    return {"place": {"@type": "Location", "name": name}}


def _days(*days: str) -> list[dict[str, str]]:
    return [{"@type": "NDay", "day": day} for day in days]


def _last_weekday_of_the_month() -> dict[str, Any]:
    days = _days("mo", "tu", "we", "th", "fr")
    return {"@type": "RecurrenceRule", "frequency": "monthly", "byDay": days, "bySetPosition": [-1]}
