"""Series and what was changed about single times of theirs, which a file tells one beside the other. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from agenda.ics.kept import KEPT
from agenda.ics.problems import Problem, Problems
from agenda.ics.reading.context import Said
from agenda.ics.reading.entry import Read
from agenda.ics.reading.repeats import MOST, recurrence_id
from agenda.ics.values import json_time
from agenda.jscalendar.patches import OF_THE_SERIES, difference
from agenda.jscalendar.usual import USUAL


def joined(read: Iterable[Read], problems: Problems) -> list[Read]:
    """One for each series, and for each occurrence of a series that the file does not have; in the file's order."""
    masters: dict[tuple[str, str], Read] = {}
    single: list[Read] = []
    for each in read:
        if each.of is not None:
            single.append(each)
            continue
        key = _key(each)
        if key in masters:
            older, each = sorted((masters[key], each), key=_age)  # noqa: PLW2901 - the newer is kept
            _told(older, "it is there twice; the one that was changed last is taken", problems)
        masters[key] = each
    found = list(masters.values())
    for each in sorted(single, key=_age):
        if (master := masters.get(_key(each))) is not None:
            _change(master, each, problems)
        else:
            found.append(_alone(each))
    return sorted(found, key=lambda it: it.component.number)


def base(series: Mapping[str, Any], identified: str) -> Said:
    """An occurrence that has nothing otherwise."""
    left = {name: value for name, value in series.items() if name not in OF_THE_SERIES}
    anchor = series.get("start") or series.get("due")
    for name in ("start", "due"):
        if series.get(name) and anchor:
            away = datetime.fromisoformat(series[name]) - datetime.fromisoformat(anchor)
            try:
                left[name] = json_time(datetime.fromisoformat(identified) + away)
            except OverflowError:
                left[name] = identified
    return left


def patch(series: Said, identified: str, occurrence: Said) -> Said:
    """What it has otherwise: no larger than what was said of it, however much is said of the series."""
    before = _said(base(series, identified))
    after = _said({name: value for name, value in occurrence.items() if name not in OF_THE_SERIES})
    if "created" not in after:
        before.pop("created", None)
    whole: Said = {}
    for name, value in list(after.items()):
        was = before.get(name)
        if name == KEPT or (isinstance(was, Mapping) and isinstance(value, Mapping) and 2 * len(value) < len(was)):
            if was != value:
                whole[name] = value
            before.pop(name, None)
            after.pop(name)
    changed = {**difference(before, after), **whole}
    if "timeZone" in changed and after.get("start"):
        changed["start"] = after["start"]  # a time is told with the zone that it is of
    return changed


def _said(it: Said) -> Said:
    """Without what is so where nothing is said."""
    return {name: value for name, value in it.items() if name not in USUAL or value != USUAL[name]}


def _change(master: Read, each: Read, problems: Problems) -> None:
    assert each.of is not None, "it is of an occurrence"
    if master.start is None:
        _told(each, "it is changed about a series that does not say when it begins", problems)
        return
    overrides: dict[str, Any] = master.said.setdefault("recurrenceOverrides", {})
    identified = recurrence_id(each.of, master.start)
    if overrides.get(identified, {}).get("excluded"):
        _told(each, "it is changed about a time that the series leaves out (EXDATE)", problems)
    elif len(overrides) >= MOST and identified not in overrides:
        _told(each, f"more than {MOST} times of the series are changed", problems)
    else:
        overrides[identified] = patch(master.said, identified, each.said)


def _alone(each: Read) -> Read:
    assert each.of is not None, "it is of an occurrence"
    each.said["recurrenceId"] = json_time(each.of.local)
    if not each.of.day and each.of.zone:
        each.said["recurrenceIdTimeZone"] = each.of.zone
    return each


def _key(each: Read) -> tuple[str, str]:
    return each.component.name, each.said["uid"]


def _age(each: Read) -> tuple[int, str]:
    return each.said.get("sequence", 0), each.said["updated"]


def _told(each: Read, what: str, problems: Problems) -> None:
    problems.add(Problem(each.component.number, each.component.name, what))
