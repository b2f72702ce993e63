"""What is to be done again and again: ``every other monday at 9 until june``. Pure."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from agenda.quickadd.clocks import PARTS, clock, part
from agenda.quickadd.days import When, day, ends, later, when
from agenda.quickadd.weekdays import CODES, WORKDAYS, but, days, nths, plural
from agenda.quickadd.words import (
    AND,
    CLOCK,
    UNITS,
    Found,
    Unit,
    Word,
    amount,
    at,
    listed,
    month,
    number,
    ordinal,
    weekday,
)
from agenda.recurrence.rule import Frequency, NthDay, Rule

_LAST_DAY = 31
_HOURS = 24
_MOST = 999
_WEEKS = 5
_FREQUENCIES: dict[Unit, Frequency] = {
    "minute": "minutely",
    "hour": "hourly",
    "day": "daily",
    "week": "weekly",
    "month": "monthly",
    "year": "yearly",
}
_ADVERBS: dict[str, tuple[Frequency, int]] = {
    "daily": ("daily", 1),
    "weekly": ("weekly", 1),
    "biweekly": ("weekly", 2),
    "fortnightly": ("weekly", 2),
    "monthly": ("monthly", 1),
    "quarterly": ("monthly", 3),
    "yearly": ("yearly", 1),
    "annually": ("yearly", 1),
}
_EVERY = frozenset({"every", "ev", "every!", "ev!", "each"})
_SINCE, _UNTIL = frozenset({"starting", "from", "beginning"}), frozenset({"until", "till", "ending"})


_BEHIND = _SINCE | _UNTIL | {"for", "after", "when"}


class Repeat(NamedTuple):
    """How it repeats: from when on, at what time, and until when."""

    rule: Rule
    after_done: bool = False
    hour: time | None = None
    since: When | None = None
    until: date | None = None
    lasts: tuple[int, Unit] | None = None


def repeat(said: Sequence[Word], place: int, now: datetime) -> Found[Repeat]:
    """All that belongs together from ``every`` on."""
    word = at(said, place)
    if word in _ADVERBS:
        frequency, interval = _ADVERBS[word]
        return _further(said, place + 1, Repeat(Rule(frequency=frequency, interval=interval)), now)
    if word not in _EVERY:
        return _told_by_plural(said, place, now)
    found = _what(said, place + 1)
    if found is None:
        return None
    rule, after = found
    of_day = part(said, place + 1) or part(said, after)
    begun = Repeat(rule, after_done=word.endswith("!"), hour=of_day[0] if of_day else None)
    return _further(said, max(after, of_day[1] if of_day else 0), begun, now)


def _told_by_plural(said: Sequence[Word], place: int, now: datetime) -> Found[Repeat]:
    """``mondays at 9``; in front of other words it may be a title."""
    found = plural(said, place)
    if found is None or not (ends(said, found[1]) or at(said, found[1]) in {*_BEHIND, *PARTS}):
        return None
    of_day = part(said, found[1])
    return _further(said, of_day[1] if of_day else found[1], Repeat(found[0], hour=of_day[0] if of_day else None), now)


def _what(said: Sequence[Word], place: int) -> Found[Rule]:
    """What stands behind ``every``."""
    return (
        _of_a_year(said, place)
        or _of_a_month(said, place)
        or days(said, place, 1)
        or _stepped(said, place)
        or (_plain("daily", place + 1) if at(said, place) in PARTS else None)
    )


def _stepped(said: Sequence[Word], place: int) -> Found[Rule]:
    """``other week``, ``3 days``, ``2 weeks on mon and wed``, ``quarter``."""
    word = at(said, place)
    if word in {"quarter", "quarters"}:
        return _plain("monthly", place + 1, 3)
    further = UNITS.get(at(said, place + 1)) if word == "other" else None
    if further is not None:
        return _every(said, place + 2, 2, further)
    if word == "day" and (less := but(said, place + 1)) is not None:
        return less
    if word in UNITS and len(word) > 1:
        return _every(said, place + 1, 1, UNITS[word])
    found = amount(said, place)
    if found is not None:
        return _every(said, found[1], *found[0])
    step = 2 if word == "other" else number(word) or 0
    return days(said, place + 1, step) if 1 <= step <= _MOST else None


def _every(said: Sequence[Word], place: int, step: int, unit: Unit) -> Found[Rule]:
    """So many of a unit; of weeks, months and years perhaps on which days."""
    if unit == "week" and at(said, place) == "on" and 1 <= step <= _MOST:
        return days(said, place + 1, step) or _plain("weekly", place, step)
    if unit == "month" and (at(said, place), at(said, place + 1)) == ("on", "the") and 1 <= step <= _MOST:
        of_month = _of_a_month(said, place + 2)
        if of_month is not None and of_month[0].frequency == "monthly":
            return of_month[0].model_copy(update={"interval": step}), of_month[1]
    if unit == "year" and at(said, place) == "on" and 1 <= step <= _MOST:
        of_year = _of_a_year(said, place + 1 + (at(said, place + 1) == "the"))
        if of_year is not None:
            return of_year[0].model_copy(update={"interval": step}), of_year[1]
    return _plain(_FREQUENCIES[unit], place, step)


def _of_a_month(said: Sequence[Word], place: int) -> Found[Rule]:
    """``1st``, ``1 and 15``, ``last day``, ``first friday``, ``last workday``, each perhaps ``of the month``."""
    found, after = listed(said, place, _numbered)
    if not found:
        return None
    which, spelled = tuple(dict.fromkeys(found)), number(at(said, place)) is None
    if spelled and (noun := _nth(said, after, which)) is not None:
        return noun
    over = _ended(said, after)
    if not at(said, place)[0].isdigit() or -1 in which:
        return None
    if not spelled and not ends(said, over) and at(said, over) not in _BEHIND:
        return None  # so many of something
    return Rule(frequency="monthly", by_month_day=tuple(sorted(which))), over


def _nth(said: Sequence[Word], place: int, which: tuple[int, ...]) -> Found[Rule]:
    """What is counted: days of the week, workdays, days, or any unit of which every so manieth is meant."""
    word, over = at(said, place), _ended(said, place + 1)
    of_week, unit = weekday(word), UNITS.get(word)
    if of_week is not None and max(which) <= _WEEKS:
        counted = tuple(NthDay(day=CODES[of_week], nth_of_period=each) for each in which)
        return Rule(frequency="monthly", by_day=counted), over
    if word in {"workday", "weekday"}:
        return Rule(frequency="monthly", by_day=nths(WORKDAYS), by_set_position=which), over
    if word == "day" and (which == (-1,) or over > place + 1):
        return Rule(frequency="monthly", by_month_day=which), over
    if unit is not None and len(which) == 1 and which[0] > 0:
        return _plain(_FREQUENCIES[unit], place + 1, which[0])
    return None


def _of_a_year(said: Sequence[Word], place: int) -> Found[Rule]:
    """``27 january``, ``jan 27th``, ``27th of january``."""
    which, of = _numbered(at(said, place)), place + 1
    of += at(said, of) == "of"
    when_of = month(at(said, of))
    if when_of is None:
        which, when_of, of = _numbered(at(said, place + 1)), month(at(said, place)), place + 1
    if which is None or when_of is None or not 1 <= which <= _LAST_DAY:
        return None
    return Rule(frequency="yearly", by_month=(str(when_of),), by_month_day=(which,)), of + 1


def _further(said: Sequence[Word], place: int, so_far: Repeat, now: datetime) -> Found[Repeat]:
    """What is said about it behind that: a time, a beginning, an end, each once."""
    while True:
        found = (
            _timed(said, place, so_far)
            or _since(said, place, so_far, now)
            or _ending(said, place, so_far, now)
            or _counted(said, place, so_far)
        )
        if found is None:
            return so_far, place
        so_far, place = found


def _timed(said: Sequence[Word], place: int, so_far: Repeat) -> Found[Repeat]:
    hour = clock(said, place) if so_far.hour is None else None
    if hour is None:
        return None
    hours, after = _hours(said, hour)
    if len(hours) > 1 and so_far.rule.frequency not in {"hourly", "minutely"}:
        rule = so_far.rule.model_copy(update={"by_hour": tuple(sorted({each.hour for each in hours}))})
        return so_far._replace(hour=min(hours), rule=rule), after
    return so_far._replace(hour=hour[0]), hour[1]


def _hours(said: Sequence[Word], first: tuple[time, int]) -> tuple[list[time], int]:
    """``9am and 5pm``: times that one rule can name, which are the same minutes of several hours."""
    hours, after = [first[0]], first[1]
    while at(said, after) in AND:
        told = after + 1 + (at(said, after + 1) in AND)
        found = clock(said, told) or _bare(said, told)
        if found is None or found[0].minute != first[0].minute:
            break
        hours.append(found[0])
        after = found[1]
    return hours, after


def _bare(said: Sequence[Word], place: int) -> Found[time]:
    """``and 17``, behind ``at 9``: only where nothing but the end follows could it be anything else."""
    hour = number(at(said, place)) if at(said, place).isdecimal() else None
    return (time(hour), place + 1) if hour is not None and hour < _HOURS and ends(said, place + 1) else None


def _counted(said: Sequence[Word], place: int, so_far: Repeat) -> Found[Repeat]:
    """``after done``, ``5 times``."""
    word, further = at(said, place), at(said, place + 1)
    if word in {"after", "when"} and further in {"done", "completion", "completed"}:
        return so_far._replace(after_done=True), place + 2
    times = number(word) or 0
    if so_far.rule.count is None and further == "times" and 1 <= times <= _MOST:
        return so_far._replace(rule=so_far.rule.model_copy(update={"count": times})), place + 2
    return None


def _ending(said: Sequence[Word], place: int, so_far: Repeat, now: datetime) -> Found[Repeat]:
    """``until june 1st``, ``for 3 weeks``."""
    if at(said, place) in _UNTIL and so_far.until is None:
        begun = datetime.combine(so_far.since.day, now.time()) if so_far.since else now
        end = day(said, place + 1, begun, alone=False)
        return None if end is None else (so_far._replace(until=end[0]), end[1])
    if at(said, place) == "for" and so_far.lasts is None:
        long = amount(said, place + 1)
        if long is not None and long[0][1] not in CLOCK and long[0][0] > 0:
            return so_far._replace(lasts=long[0]), long[1]
    return None


def _since(said: Sequence[Word], place: int, so_far: Repeat, now: datetime) -> Found[Repeat]:
    """``starting monday``, ``from 10 may``, ``starting at 9pm``."""
    if at(said, place) not in _SINCE or so_far.since is not None:
        return None
    found = when(said, place + 1, now, alone=False)
    if found is not None:
        return so_far._replace(since=found[0], hour=so_far.hour or found[0].hour), found[1]
    return _timed(said, place + 1, so_far)


def last_day(it: Repeat, first: date) -> date | None:
    """The day after which it does not happen any more, if that was said."""
    if it.until is not None:
        return it.until
    return later(first, *it.lasts) - timedelta(days=1) if it.lasts is not None else None


def _numbered(text: str) -> int | None:
    """``15``, ``15th``, ``last``; not ``a``."""
    found = number(text) if text.isdecimal() else ordinal(text)
    return found if found is not None and found in range(-1, _LAST_DAY + 1) and found != 0 else None


def _ended(said: Sequence[Word], place: int) -> int:
    """Behind ``of the month``, if it stands there."""
    of = place + 1 + (at(said, place + 1) in {"the", "every", "each"})
    return of + 1 if at(said, place) == "of" and at(said, of) == "month" else place


def _plain(frequency: Frequency, place: int, step: int = 1) -> Found[Rule]:
    return (Rule(frequency=frequency, interval=step), place) if 1 <= step <= _MOST else None
