"""The letters that remind people, and tell them of their day."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from agenda.alerts import texts_en
from agenda.alerts.days import Planned, Span
from agenda.alerts.model import Alert
from agenda.alerts.saying import OURS, long, short, weekday, within
from kernel.letters import Brand, Letter, Reader
from kernel.letters.compose import Exact, Sentence
from kernel.letters.sheet import Line, Section


def reminder(to: Reader, brand: Brand, alert: Alert, *, origin: str, now: datetime) -> Letter:
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
    opened, chosen = f"{origin}/agenda", f"{origin}/settings/reminders"
    facts = (("due" if alert.kind == "task" else "when", Exact(full)), ("where", Sentence(alert.place)))
    kind = "task_reminder" if alert.kind == "task" else "reminder"
    call = alert.call if alert.kind == "event" and alert.call and _shown(alert.call) else None
    if call:
        return OURS.composed("reminder_of_call", to, brand, values, link=call, second=opened, facts=facts)
    return OURS.composed(kind, to, brand, values, link=opened, second=chosen, facts=facts, unsubscribe=chosen)


def daily(to: Reader, brand: Brand, day: date, planned: Sequence[Planned], *, begins: datetime, origin: str) -> Letter:
    """Tell somebody of their day: what happens, and what is to be done."""
    events, tasks = [it for it in planned if not it.task], [it for it in planned if it.task]
    words = texts_en.WORDS
    lists = ((words["events"], events), (words["tasks"], tasks))
    sections = [Section(title, tuple(_lines(to, day, some))) for title, some in lists if some]
    first = f"{within(to, events[0].span, day)} {events[0].title}" if events else words["nothing"]
    values = {
        "date": Exact(weekday(to, begins)),
        "count": Exact(texts_en.counted(len(events), len(tasks))),
        "first": Sentence(first),
    }
    chosen = f"{origin}/settings/reminders"
    return OURS.composed(
        "daily_agenda", to, brand, values, link=f"{origin}/agenda", second=chosen, sections=sections, unsubscribe=chosen
    )


def _lines(to: Reader, day: date, planned: Iterable[Planned]) -> Iterable[Line]:
    for it in planned:
        yield Line(within(to, it.span, day), it.title or texts_en.WORDS["busy"], it.place, it.colour)


def _shown(call: str) -> bool:
    """Whether a letter can lead there: what others call a link need not be one."""
    from kernel.letters.links import picture

    return bool(picture(call))
