"""Rules as iCalendar writes them (RFC 5545, 3.3.10): ``FREQ=WEEKLY;BYDAY=MO,WE``."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, tzinfo
from typing import Any

from pydantic import ValidationError

from agenda.recurrence.refusals import BadRule
from agenda.recurrence.rule import NthDay, Rule
from agenda.times.local import YEARS

_LISTS = {
    "BYMONTHDAY": "by_month_day",
    "BYYEARDAY": "by_year_day",
    "BYWEEKNO": "by_week_no",
    "BYHOUR": "by_hour",
    "BYMINUTE": "by_minute",
    "BYSECOND": "by_second",
    "BYSETPOS": "by_set_position",
}
_ONE = {"INTERVAL": "interval", "COUNT": "count"}
_NUMBER = re.compile(r"[+-]?[0-9]{1,7}")
_DAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"[0-9]{8}(T[0-9]{6}Z?)?")


def parse(text: str, zone: tzinfo | None = None) -> Rule:
    """The rule of an event whose times are of ``zone``, or ``BadRule``, which names the part."""
    said: dict[str, Any] = {}
    parts = [part for part in text.strip().upper().split(";") if part]
    for part in parts:
        name, equals, value = part.partition("=")
        if not equals or not value:
            raise BadRule(f"{part[:40]} is not NAME=VALUE")
        field, read = _part(name, value, zone)
        if field in said:
            raise BadRule(f"{name} is there twice")
        said[field] = read
    if "frequency" not in said:
        raise BadRule("FREQ is missing")
    try:
        return Rule.model_validate(said, by_name=True)
    except ValidationError as refused:
        first = refused.errors()[0]
        where = next((name for name, field in _NAMES.items() if first["loc"] and field == first["loc"][0]), "the rule")
        raise BadRule(f"{where}: {first['msg'].removeprefix('Value error, ')}") from None


def write(rule: Rule, zone: tzinfo | None = None, *, all_day: bool = False) -> str:
    """The rule as iCalendar has it; ``until`` becomes an instant where the event has a zone."""
    parts = [f"FREQ={rule.frequency.upper()}"]
    if rule.until is not None:
        parts.append(f"UNTIL={_written_until(rule.until, zone, all_day)}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    if rule.interval > 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.by_month:
        parts.append(f"BYMONTH={','.join(rule.by_month)}")
    for name, field in _LISTS.items():
        if values := getattr(rule, field):
            parts.append(f"{name}={','.join(map(str, values))}")
    if rule.by_day:
        days = (f"{each.nth_of_period or ''}{each.day.upper()}" for each in rule.by_day)
        parts.append(f"BYDAY={','.join(days)}")
    if rule.first_day_of_week != "mo":
        parts.append(f"WKST={rule.first_day_of_week.upper()}")
    return ";".join(parts)


_NAMES = {**_LISTS, **_ONE, "BYMONTH": "by_month", "BYDAY": "by_day", "UNTIL": "until", "FREQ": "frequency"}
_NEITHER = "only the Gregorian calendar is known, and days that a month does not have are left out"


def _part(name: str, value: str, zone: tzinfo | None) -> tuple[str, Any]:
    if name in _LISTS:
        return _LISTS[name], tuple(_number(name, each) for each in value.split(","))
    if name in _ONE:
        return _ONE[name], _number(name, value)
    if name == "UNTIL":
        return "until", _until(value, zone)
    if name not in _WORDS:
        raise BadRule(f"{name[:20]} is no part of a rule")
    field, read = _WORDS[name]
    return field, read(value)


def _months(value: str) -> tuple[str, ...]:
    return tuple(str(_number("BYMONTH", each)) for each in value.split(","))


def _days(value: str) -> tuple[NthDay, ...]:
    return tuple(_day(each) for each in value.split(","))


def _only(name: str, known: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value != known:
            raise BadRule(f"{name}={value[:20]}: {_NEITHER}")
        return value.lower()

    return read


_WORDS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "FREQ": ("frequency", str.lower),
    "WKST": ("first_day_of_week", str.lower),
    "BYMONTH": ("by_month", _months),
    "BYDAY": ("by_day", _days),
    "RSCALE": ("rscale", _only("RSCALE", "GREGORIAN")),
    "SKIP": ("skip", _only("SKIP", "OMIT")),
}


def _number(name: str, text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise BadRule(f"{name}={text[:20]} is not a number")
    return int(text)


def _day(text: str) -> NthDay:
    found = _DAY.fullmatch(text)
    if not found or (found[1] and not int(found[1])):
        raise BadRule(f"BYDAY={text[:20]} is not a day of the week")
    return NthDay.model_validate({"day": found[2].lower(), "nth_of_period": int(found[1]) if found[1] else None})


def _until(text: str, zone: tzinfo | None) -> datetime | None:
    """What ends with the calendar does not end."""
    if not _UNTIL.fullmatch(text):
        raise BadRule(f"UNTIL={text[:20]} is neither 20271231 nor 20271231T235959Z")
    try:
        if "T" not in text:
            local = datetime.combine(datetime.strptime(text, "%Y%m%d").date(), time(23, 59, 59))
        else:
            local = datetime.strptime(text.rstrip("Z"), "%Y%m%dT%H%M%S")
        if local.year >= YEARS[-1]:
            return None
        if not text.endswith("Z") or zone is None:
            return local
        return local.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise BadRule(f"UNTIL={text} is no day of the calendar") from None


def _written_until(until: datetime, zone: tzinfo | None, all_day: bool) -> str:  # noqa: FBT001
    if all_day:
        return f"{until:%Y%m%d}"
    if zone is None:
        return f"{until:%Y%m%dT%H%M%S}"
    return f"{until.replace(tzinfo=zone).astimezone(UTC):%Y%m%dT%H%M%SZ}"
