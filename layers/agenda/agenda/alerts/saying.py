"""How a reminder says when something is, by its reader's clock. Pure."""

from datetime import date, datetime, timedelta

from agenda.alerts import texts_en
from agenda.alerts.days import Span
from agenda.times import local
from kernel.letters import Reader
from kernel.letters.compose import Stationery
from kernel.letters.times import Clock

OURS = Stationery({"en": texts_en})
_TEXTS = {"en": texts_en}


def short(to: Reader, span: Span, now: datetime) -> str:
    """``today, 12:30``, ``tomorrow``, ``Friday, 4 December 2026, 12:30``."""
    clock = OURS.clock(to)
    there, today = local(span.begins, to.zone).date(), local(now, to.zone).date()
    words = clock.language.WORDS
    near = {today: words["today"], today + timedelta(days=1): words["tomorrow"]}
    said = near.get(there) or weekday(to, span.begins)
    return said if span.all_day else f"{said}, {clock.hour(span.begins)}"


def long(to: Reader, span: Span) -> str:
    """``Tuesday, 1 December 2026, 12:30 to 13:30 (UTC+1, Europe/Berlin)``."""
    clock = OURS.clock(to)
    last = _last(span)
    if span.all_day:
        same = local(last, to.zone).date() == local(span.begins, to.zone).date()
        return weekday(to, span.begins) + ("" if same else f" \N{EN DASH} {weekday(to, last)}")
    began = f"{weekday(to, span.begins)}, {clock.hour(span.begins)}"
    if span.ends == span.begins:
        return f"{began} {clock.place(span.begins)}"
    same = local(span.ends, to.zone).date() == local(span.begins, to.zone).date()
    until = clock.hour(span.ends) if same else f"{weekday(to, span.ends)}, {clock.hour(span.ends)}"
    return f"{began} \N{EN DASH} {until} {clock.place(span.begins)}"


def within(to: Reader, span: Span, day: date) -> str:
    """Its hours on a day: its hours there, ``until 10:00``, ``All day``."""
    clock = OURS.clock(to)
    begins, ends = local(span.begins, to.zone), local(span.ends, to.zone)
    starts, over = begins.date() >= day, ends.date() <= day or ends == datetime.combine(day, ends.min.time())
    if span.all_day or not (starts or over):
        return clock.language.WORDS["all day"]
    if span.begins == span.ends:
        return clock.hour(span.begins)
    if not (starts and over):
        name, at = ("from", span.begins) if starts else ("until", span.ends)
        return clock.language.WORDS[name].replace("{hour}", clock.hour(at))
    return f"{clock.hour(span.begins)} \N{EN DASH} {clock.hour(span.ends)}"


def ago(to: Reader, span: Span, day: date) -> str:
    """How many days before one it was: ``Yesterday``, ``3 days ago``."""
    words, days = OURS.clock(to).language.WORDS, (day - local(span.begins, to.zone).date()).days
    return words["yesterday"] if days <= 1 else words["days ago"].replace("{days}", str(days))


def weekday(to: Reader, at: datetime) -> str:
    """``Tuesday, 1 December 2026``."""
    clock: Clock = OURS.clock(to)
    texts = _TEXTS.get(clock.language.CODE, texts_en)
    return f"{texts.DAYS[local(at, to.zone).weekday()]}, {clock.day(at)}"


def _last(span: Span) -> datetime:
    """The last day of whole days, which are over when the next one begins."""
    return max(span.begins, span.ends - timedelta(seconds=1)) if span.all_day else span.ends
