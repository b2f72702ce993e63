"""Days, as people call them. Pure."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from agenda.quickadd.clocks import PARTS, clock, part, within
from agenda.quickadd.words import ALSO_WORDS, CLOCK, Found, Unit, Word, amount, at, month, number, ordinal, weekday

_YEAR, _WEEK = 12, 7
_CALENDAR = range(1000, 9000)
_SATURDAY, _LONGEST_MONTH, _MID = 5, 31, 15
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_YEARS = re.compile(r"(19|20|21)\d\d")
_TOMORROW = frozenset({"tomorrow", "tom", "tmr", "tmrw"})
_NAMED = {"today": 0, "tod": 0, "yesterday": -1} | dict.fromkeys(_TOMORROW, 1)


class When(NamedTuple):
    """A day, and a time of it where one was said."""

    day: date
    hour: time | None = None


def day(said: Sequence[Word], place: int, now: datetime, *, alone: bool = True) -> Found[date]:
    """A day from ``now`` on.

    ``alone``: no word in front says that one follows, so a word that may mean another thing means that.
    """
    try:
        today = now.date()
        plain = _named(said, place, today) or _counted(said, place, today) or _of_a_month(said, place, today)
        found = (
            plain
            or _written(said, place)
            or _of_a_week(said, place, today, alone=alone)
            or _of_this_month(said, place, today, alone=alone)
        )
    except (ValueError, OverflowError):
        return None  # the 30th of February, or a day after the end of the calendar
    return found if found is not None and found[0].year in _CALENDAR else None


def when(said: Sequence[Word], place: int, now: datetime, *, alone: bool = True) -> Found[When]:
    """A day, with or without a time behind it or in front of it."""
    if at(said, place) in {"tonight", "this"} and (at(said, place) == "tonight" or at(said, place + 1) in PARTS):
        tonight = at(said, place) == "tonight"
        name, behind = ("evening", place + 1) if tonight else (at(said, place + 1), place + 2)
        of_today, after = within(name, said, behind)
        return When(now.date(), of_today), after
    soon = _soon(said, place, now)
    if soon is not None:
        return soon
    hour = clock(said, place)
    if hour is not None:
        on = hour[1] + (at(said, hour[1]) == "on")
        found = day(said, on, now, alone=on == hour[1])
        return None if found is None else (When(found[0], hour[0]), found[1])
    found = day(said, place, now, alone=alone)
    if found is None:
        return None
    of_it = part(said, found[1]) or clock(said, found[1])
    return (When(found[0]), found[1]) if of_it is None else (When(found[0], of_it[0]), of_it[1])


def later(day: date, much: int, unit: Unit) -> date:
    """The day so much later; of a month that does not have it, the last."""
    if unit in {"month", "year"}:
        year, index = divmod(day.year * _YEAR + day.month - 1 + much * (_YEAR if unit == "year" else 1), _YEAR)
        return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))
    return day + timedelta(days=much * (_WEEK if unit == "week" else 1))


def ends(said: Sequence[Word], place: int) -> bool:
    """Whether nothing but names follows, or a time: so what stands there is no adjective."""
    if place >= len(said) or said[place].kind != "word" or not said[place].low:
        return True
    return (
        said[place].low[0] in "#/@+{!" or clock(said, place) is not None or said[place].low in {"p1", "p2", "p3", "p4"}
    )


def _soon(said: Sequence[Word], place: int, now: datetime) -> Found[When]:
    """``in 2 hours``: a time, and not a day."""
    if at(said, place) != "in":
        return None
    found = amount(said, place + 1)
    if found is None or found[0][1] not in CLOCK:
        return None
    (much, unit), after = found
    moment = now + timedelta(minutes=much * (60 if unit == "hour" else 1))
    return When(moment.date(), moment.time().replace(second=0, microsecond=0)), after


def _named(said: Sequence[Word], place: int, today: date) -> Found[date]:
    word, further = at(said, place), at(said, place + 1)
    if word in _NAMED:
        return today + timedelta(days=_NAMED[word]), place + 1
    behind = place + (word == "the")
    if (at(said, behind), at(said, behind + 1)) == ("day", "after") and at(said, behind + 2) in _TOMORROW:
        return today + timedelta(days=2), behind + 3
    if word == "eom":
        return _end(today.year, today.month), place + 1
    if (word, further) == ("end", "of"):
        which = {"month": (today.year, today.month), "year": (today.year, 12)}.get(at(said, place + 2))
        return None if which is None else (_end(*which), place + 3)
    if word == "mid" and month(further):
        return _coming(today, month(further) or 1, _MID), place + 2
    return None


def _counted(said: Sequence[Word], place: int, today: date) -> Found[date]:
    """``in 3 days``, ``3 weeks from now``."""
    told = at(said, place) == "in"
    found = amount(said, place + told)
    if found is None or found[0][1] in CLOCK:
        return None
    (much, unit), after = found
    if not told:
        if (at(said, after), at(said, after + 1)) != ("from", "now"):
            return None
        after += 2
    return later(today, much, unit), after


def _of_a_week(said: Sequence[Word], place: int, today: date, *, alone: bool) -> Found[date]:
    word = at(said, place)
    if word in {"this", "next"}:
        return _told(said, place + 1, today, further=word == "next")
    found = weekday(word)
    if found is None or word.endswith("days") or (alone and word in ALSO_WORDS and not ends(said, place + 1)):
        return None
    return today + timedelta(days=(found - today.weekday() - 1) % _WEEK + 1), place + 1  # of today one says today


def _told(said: Sequence[Word], place: int, today: date, *, further: bool) -> Found[date]:
    """What follows ``this`` or ``next``: a day of this week or of the one after, or the first of something."""
    word = at(said, place)
    monday = today - timedelta(days=today.weekday())
    found = _SATURDAY if word == "weekend" else weekday(word)
    if found is not None:
        of_week = monday + timedelta(days=_WEEK * further + found)
        return of_week + timedelta(days=_WEEK * (of_week < today)), place + 1
    if not further:
        return None
    first = {"week": monday + timedelta(days=_WEEK), "month": later(today.replace(day=1), 1, "month")}
    first["year"] = date(today.year + 1, 1, 1)
    return None if word not in first else (first[word], place + 1)


def _of_a_month(said: Sequence[Word], place: int, today: date) -> Found[date]:
    """``12 May``, ``May 12th``, ``12th of May 2027``."""
    first = month(at(said, place))
    if first is not None:
        which, after = _date(at(said, place + 1)), place + 2
    else:
        which, after = _date(at(said, place)), place + 1
        after += at(said, after) == "of"
        first, after = month(at(said, after)), after + 1
    if first is None or which is None:
        return None
    if _YEARS.fullmatch(at(said, after)):
        return date(int(at(said, after)), first, which), after + 1
    return _coming(today, first, which), after


def _written(said: Sequence[Word], place: int) -> Found[date]:
    """``2026-12-31``, ``31.12.2026``; with strokes only what can be read in one way: ``31/12/2026``, ``12/31/2026``."""
    word = at(said, place)
    if found := _ISO.fullmatch(word):
        return date(int(found[1]), int(found[2]), int(found[3])), place + 1
    if found := _DOTTED.fullmatch(word) or _SLASHED.fullmatch(word):
        of_month, of_year, year = int(found[1]), int(found[2]), int(found[3])
        if "/" in word and of_year > _YEAR:
            of_month, of_year = of_year, of_month
        elif "/" in word and of_month <= _YEAR and of_month != of_year:
            return None
        return date(year, of_year, of_month), place + 1
    return None


def _of_this_month(said: Sequence[Word], place: int, today: date, *, alone: bool) -> Found[date]:
    """``the 27th``; alone only where it cannot be the 27th of anything else."""
    word = at(said, place)
    place += word == "the"
    which = ordinal(at(said, place))
    if which is None or number(at(said, place)) or not 1 <= which <= _LONGEST_MONTH or not at(said, place)[0].isdigit():
        return None
    if alone and not ends(said, place + 1):
        return None
    for ahead in range(_YEAR):
        of_month = later(today.replace(day=1), ahead, "month")
        if which <= _end(of_month.year, of_month.month).day and of_month.replace(day=which) >= today:
            return of_month.replace(day=which), place + 1
    return None


def _date(text: str) -> int | None:
    """The number of a day of a month."""
    found = number(text) if text.isdecimal() else ordinal(text)
    return found if found is not None and 1 <= found <= _LONGEST_MONTH else None


def _coming(today: date, of: int, which: int) -> date:
    """That day of this year, or of the next that has one."""
    for year in range(today.year, today.year + 9):
        if which <= monthrange(year, of)[1] and date(year, of, which) >= today:
            return date(year, of, which)
    raise ValueError("no year has it")


def _end(year: int, of: int) -> date:
    return date(year, of, monthrange(year, of)[1])
