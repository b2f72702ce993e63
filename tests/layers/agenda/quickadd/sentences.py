"""Reading a line on the 25th of November 2026, a Wednesday, at noon; and saying in one line what was understood."""

from datetime import datetime

from agenda.quickadd import Known, understood
from agenda.recurrence.text import write

NOW = datetime(2026, 11, 25, 12, 0)
KNOWN = Known(projects=["home", "New office"], sections=["Waiting for"], labels=["phone"], people=["Bob Ross"])


def meaning(text, now=NOW, known=KNOWN):
    """``title | due | rule | the rest``, as the tables have it."""
    it = understood(text, now, known)
    shown = "%Y-%m-%d" if it.without_time else "%Y-%m-%d %H:%M"
    due = it.due.strftime(shown) if it.due else ""
    rule = write(it.repeats, all_day=it.without_time).removeprefix("FREQ=") if it.repeats else ""
    rest = [f"start {it.start:{shown}}"] if it.start else []
    rest += [f"deadline {it.deadline}"] if it.deadline else []
    rest += ["after done"] if it.after_done else []
    rest += [f"#{it.project}"] if it.project else []
    rest += [f"/{it.section}"] if it.section else []
    rest += [f"@{label}" for label in it.labels]
    rest += [f"+{it.assignee}"] if it.assignee else []
    rest += [f"p{it.priority}"] if it.priority else []
    rest += [str(it.duration)] if it.duration else []
    rest += [f"!{each.at:%Y-%m-%d %H:%M}" if each.at else f"!{each.before}" for each in it.reminders]
    return it.title, due, rule, ", ".join(rest)
