"""The letters that remind people, and tell them of their day."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from agenda.alerts import texts_en
from agenda.alerts.days import Planned, Span
from agenda.alerts.model import Alert
from agenda.alerts.pages import of_alert, of_choices, of_day, of_planned
from agenda.alerts.saying import OURS, ago, long, short, weekday, within
from kernel.letters import Brand, Letter, Reader
from kernel.letters.compose import Exact, Sentence, Values
from kernel.letters.sheet import Line, Section

MOST_LINES = 20
"""Of so many reminders one letter tells; of the others only how many they are."""


def reminder(to: Reader, brand: Brand, alert: Alert, *, origin: str, now: datetime, leave: str) -> Letter:
    """Remind somebody of an event, or a task."""
    span = Span(alert.begins, alert.ends, alert.all_day)
    if alert.kind == "task":
        span = Span(alert.ends, alert.ends, alert.all_day)
    said, full = short(to, span, now), long(to, span)
    values = {
        "title": Sentence(alert.title or texts_en.WORDS["busy"]),
        "short": Exact(said[0].upper() + said[1:] if alert.kind == "event" else said),
        "long": Exact(full),
    }
    opened, chosen = of_alert(origin, alert, to.zone), of_choices(origin)
    facts = (("due" if alert.kind == "task" else "when", Exact(full)), ("where", Sentence(alert.place)))
    kind = "task_reminder" if alert.kind == "task" else "reminder"
    call = alert.call if alert.kind == "event" and alert.call and _shown(alert.call) else None
    if call:
        return OURS.composed(
            "reminder_of_call",
            to,
            brand,
            values,
            link=call,
            second=opened,
            facts=facts,
            unsubscribe=leave,
            one_click=True,
        )
    return OURS.composed(
        kind, to, brand, values, link=opened, second=chosen, facts=facts, unsubscribe=leave, one_click=True
    )


def reminders(to: Reader, brand: Brand, alerts: Sequence[Alert], *, origin: str, now: datetime, leave: str) -> Letter:
    """Remind somebody of several things at once."""
    words, some = texts_en.WORDS, sorted(alerts, key=lambda it: (it.kind == "more", it.begins))
    lines = [
        Line(_when(to, it, now), it.title or words["busy"], it.place, link=of_alert(origin, it, to.zone))
        for it in some[:MOST_LINES]
    ]
    left = len(some) - len(lines)
    if left:
        lines.append(Line("", words["and more"].replace("{count}", str(left))))
    chosen = of_choices(origin)
    values: Values = {"count": len(some), "first": Sentence(some[0].title or words["busy"])}
    sections = [Section("", tuple(lines))]
    return OURS.composed(
        "reminders",
        to,
        brand,
        values,
        link=of_alert(origin, some[0], to.zone),
        second=chosen,
        sections=sections,
        unsubscribe=leave,
        one_click=True,
    )


def _when(to: Reader, alert: Alert, now: datetime) -> str:
    if alert.kind == "more":
        return ""
    at = alert.ends if alert.kind == "task" else alert.begins
    return short(to, Span(at, at, alert.all_day), now)


def daily(
    to: Reader, brand: Brand, day: date, planned: Sequence[Planned], *, begins: datetime, origin: str, leave: str
) -> Letter:
    """Tell somebody of their day: what should be done by now, what is to be done, and what happens."""
    events, tasks = [it for it in planned if not it.task], [it for it in planned if it.task]
    late, due = [it for it in tasks if it.late], [it for it in tasks if not it.late]
    words = texts_en.WORDS
    lists = ((words["overdue"], late), (words["tasks"], due), (words["events"], events))
    sections = [Section(title, tuple(_lines(to, day, some, origin))) for title, some in lists if some]
    first = next(iter([*events, *due, *late]), None)
    said = texts_en.counted(len(events), len(due), len(late))
    values = {
        "date": Exact(weekday(to, begins)),
        "count": Exact(said),
        "said": Exact(said[0].upper() + said[1:]),
        "first": Sentence(f"{_lead(to, day, first)} {first.title or words['busy']}" if first else words["nothing"]),
    }
    chosen = of_choices(origin)
    return OURS.composed(
        "daily_agenda",
        to,
        brand,
        values,
        link=of_day(origin, day),
        second=chosen,
        sections=sections,
        unsubscribe=leave,
        one_click=True,
    )


def _lines(to: Reader, day: date, planned: Sequence[Planned], origin: str) -> Iterable[Line]:
    for it in planned[:MOST_LINES]:
        title = it.title or texts_en.WORDS["busy"]
        yield Line(_lead(to, day, it), title, it.place, it.colour, of_planned(origin, it, day))
    if len(planned) > MOST_LINES:
        yield Line("", texts_en.WORDS["and more"].replace("{count}", str(len(planned) - MOST_LINES)))


def _lead(to: Reader, day: date, it: Planned) -> str:
    """When something of a day is: its hours, or of what should be done by now, how long ago it was due."""
    return ago(to, it.span, day) if it.late else within(to, it.span, day)


def _shown(call: str) -> bool:
    """Whether a letter can lead there: what others call a link need not be one."""
    from kernel.letters.links import picture

    return bool(picture(call))
