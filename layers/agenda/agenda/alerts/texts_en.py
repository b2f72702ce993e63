"""Reminders in English."""

from collections.abc import Mapping

from kernel.letters import english
from kernel.letters.english import CODE, day, hour, lasting, size
from kernel.letters.wording import Wording

__all__ = ["CODE", "DAYS", "LETTERS", "WORDS", "counted", "day", "hour", "lasting", "size"]

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

WORDS: Mapping[str, str] = {
    **english.WORDS,
    "where": "Where",
    "due": "Due",
    "today": "today",
    "tomorrow": "tomorrow",
    "all day": "All day",
    "from": "from {hour}",
    "until": "until {hour}",
    "events": "Events",
    "tasks": "Tasks",
    "overdue": "Overdue",
    "yesterday": "Yesterday",
    "days ago": "{days} days ago",
    "nothing": "Nothing is planned.",
    "busy": "Busy",
    "and more": "and {count} more",
}

_REASON = "you asked to be reminded"

LETTERS: Mapping[str, Wording] = {
    "reminder": Wording(
        subject="{title}: {short}",
        preheader="{long}",
        heading="{title}",
        body="<b>{short}</b>",
        button="Open in your agenda",
        second="Choose how you are reminded",
        reason=_REASON,
    ),
    "reminder_of_call": Wording(
        subject="{title}: {short}",
        preheader="{long}",
        heading="{title}",
        body="<b>{short}</b>",
        button="Join the call",
        second="Open in your agenda",
        reason=_REASON,
    ),
    "task_reminder": Wording(
        subject="{title}: due {short}",
        preheader="{long}",
        heading="{title}",
        body="Due <b>{short}</b>",
        button="Open task",
        second="Choose how you are reminded",
        reason=_REASON,
    ),
    "reminders": Wording(
        subject="{count} reminders: {first}, …",
        preheader="{first}, …",
        heading="{count} reminders",
        body="These are due now.",
        button="Open your agenda",
        second="Choose how you are reminded",
        reason=_REASON,
    ),
    "daily_agenda": Wording(
        subject="{date}: {count}",
        preheader="{first}",
        heading="{date}",
        body="{said}.",
        button="Open your agenda",
        second="Choose when this letter comes",
        reason="you asked to be told of your day",
    ),
}


def counted(events: int, tasks: int, late: int = 0) -> str:
    """``3 events, 1 task and 2 overdue``."""
    said = [f"{n} {name}{'s' if n != 1 else ''}" for n, name in ((events, "event"), (tasks, "task")) if n]
    said += [f"{late} overdue"] if late and said else [f"{late} overdue task{'s' if late != 1 else ''}"] if late else []
    return " and ".join([*([", ".join(said[:-1])] if said[1:] else []), *said[-1:]]) or "nothing planned"
