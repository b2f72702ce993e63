"""Rules by the days of a week: ``mon, wed and fri``, ``weekday``, ``day except friday``, ``friday the 13th``. Pure."""

from collections.abc import Sequence

from agenda.quickadd.words import Found, Word, at, listed, number, ordinal, weekday
from agenda.recurrence.rule import NthDay, Rule, Weekday

CODES: tuple[Weekday, ...] = ("mo", "tu", "we", "th", "fr", "sa", "su")
WORKDAYS = CODES[:5]
_WEEKEND = CODES[5:]
_GROUPS = {name: days for days, word in ((WORKDAYS, "weekday"), (WORKDAYS, "workday"), (_WEEKEND, "weekend"))
           for name in (word, f"{word}s")}  # fmt: skip
_WITHOUT = frozenset({"except", "but"})
_LONGEST_MONTH = 31


def days(said: Sequence[Word], place: int, step: int) -> Found[Rule]:
    """Which days of every week, or of every so manieth."""
    named = _named(said, place)
    if named is None or (step > 1 and at(said, place) in _GROUPS and named[0] == WORKDAYS):
        return None
    chosen, after = named
    dated = _of_date(said, after) if len(chosen) == step == 1 else None
    if dated is not None:
        return Rule(frequency="monthly", by_day=nths(chosen), by_month_day=(dated[0],)), dated[1]
    return _weekly(chosen, step, said, after)


def plural(said: Sequence[Word], place: int) -> Found[Rule]:
    """``mondays``, ``tuesdays and fridays``: what needs no ``every`` in front."""
    word = at(said, place)
    if weekday(word) is None or not word.endswith("days"):
        return None
    found = _named(said, place)
    return None if found is None else _weekly(found[0], 1, said, found[1])


def but(said: Sequence[Word], place: int) -> Found[Rule]:
    """What stands behind ``every day``, if it takes some days away again."""
    found = _weekly(CODES, 1, said, place)
    return None if found is None or found[1] == place else found


def nths(chosen: Sequence[Weekday]) -> tuple[NthDay, ...]:
    return tuple(NthDay(day=each) for each in chosen)


def _named(said: Sequence[Word], place: int) -> Found[tuple[Weekday, ...]]:
    if at(said, place) in _GROUPS:
        return _GROUPS[at(said, place)], place + 1
    found, after = listed(said, place, weekday)
    return (tuple(CODES[each] for each in sorted(set(found))), after) if found else None


def _weekly(chosen: Sequence[Weekday], step: int, said: Sequence[Word], place: int) -> Found[Rule]:
    """Those days, less the ones behind ``except``."""
    if at(said, place) in _WITHOUT:
        behind = place + 1 + (at(said, place + 1) == "not")
        behind += at(said, behind) in {"on", "for"}
        without = _named(said, behind)
        left = tuple(each for each in chosen if without and each not in without[0])
        if without is not None and left:
            chosen, place = left, without[1]
    return Rule(frequency="weekly", interval=step, by_day=nths(chosen)), place


def _of_date(said: Sequence[Word], place: int) -> Found[int]:
    """``the 13th``."""
    which = ordinal(at(said, place + 1)) if at(said, place) == "the" else None
    spelled = number(at(said, place + 1)) is None and at(said, place + 1)[:1].isdigit()
    return (which, place + 2) if which is not None and spelled and 1 <= which <= _LONGEST_MONTH else None
