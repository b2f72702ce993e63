"""Zones by their names, and what time it is there: by the tz database that is shipped, whatever the machine has. Pure.

A time that clocks skip is taken by the offset before the gap, and one that they show twice is the first (RFC 5545,
3.3.5; RFC 8984, 1.4.5). Names that the database has given up still mean the zone that they meant.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import tzdata  # type: ignore[import-untyped] # it is data
from pydantic import AfterValidator

from kernel.errors import Invalid

_SHIPPED = Path(tzdata.__file__).parent
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAYS = 16
_NO_PLACE = "Factory"
_LONGEST = 255
_GIVEN_UP = {
    "Canada/East-Saskatchewan": "America/Regina",
    "SystemV/AST4": "America/Puerto_Rico",
    "SystemV/AST4ADT": "America/Halifax",
    "SystemV/CST6": "America/Regina",
    "SystemV/CST6CDT": "America/Chicago",
    "SystemV/EST5": "America/Panama",
    "SystemV/EST5EDT": "America/New_York",
    "SystemV/HST10": "Pacific/Honolulu",
    "SystemV/MST7": "America/Phoenix",
    "SystemV/MST7MDT": "America/Denver",
    "SystemV/PST8": "Pacific/Pitcairn",
    "SystemV/PST8PDT": "America/Los_Angeles",
    "SystemV/YST9": "Pacific/Gambier",
    "SystemV/YST9YDT": "America/Anchorage",
    "US/Pacific-New": "America/Los_Angeles",
}
"""Names that were taken out of the database. Those that it only calls old it still has."""


class UnknownZone(Invalid):
    """There is no time zone of that name."""


def _known(name: str) -> str:
    try:
        _zone(name)
    except UnknownZone as unknown:
        raise ValueError(str(unknown)) from None
    return name


Zone = Annotated[str, AfterValidator(_known)]
"""The name of a zone: ``Europe/Berlin``."""


@cache
def _zone(name: str) -> ZoneInfo:
    meant = _GIVEN_UP.get(name, name)
    if meant not in _names():
        raise UnknownZone(f"there is no time zone {name[:60]!r}; one is called Europe/Berlin")
    with (_SHIPPED / "zoneinfo" / meant).open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)


@cache
def _names() -> frozenset[str]:
    return frozenset((_SHIPPED / "zones").read_text().split()) - {_NO_PLACE}


def instant(time: datetime, zone: str) -> datetime:
    """The moment at which clocks there show that time."""
    return time.replace(tzinfo=_zone(zone), fold=0).astimezone(UTC)


def instants(times: Sequence[datetime], zone: str) -> list[datetime]:
    """The moments of many times in their order: of some days in a row clocks there are usually as far ahead of UTC."""
    found, known, noon = [], -1, None
    for time in times:
        days = time.toordinal() // _DAYS
        if days != known:
            known, noon = days, _steady(zone, days)
        found.append(instant(time, zone) if noon is None else _EPOCH + (time - noon))
    return found


@lru_cache(maxsize=10_000)
def _steady(zone: str, days: int) -> datetime | None:
    """What clocks there would show at the epoch, if they were always as they are for all of those days.

    ``None`` if they change in between. No zone has ever changed its clocks twice from one midnight to the next.
    """
    there = _zone(zone)
    first = days * _DAYS
    if not 0 < first < datetime.max.toordinal() - _DAYS:
        return None
    midnights = (datetime.fromordinal(each).replace(tzinfo=there) for each in range(first, first + _DAYS + 1))
    ahead, *others = {each.utcoffset() for each in midnights}
    return None if others or ahead is None else _EPOCH.replace(tzinfo=None) + ahead


def local(moment: datetime, zone: str) -> datetime:
    """What clocks there show at that moment."""
    return moment.astimezone(_zone(zone)).replace(tzinfo=None, fold=0)


def offset(moment: datetime, zone: str) -> timedelta:
    """How far clocks there are ahead of UTC."""
    ahead = moment.astimezone(_zone(zone)).utcoffset()
    assert ahead is not None, "a zone has an offset"
    return ahead


def called(text: str) -> str | None:
    """The zone that a program means by ``text``: by its name, by Windows' name for it, or by a path that ends so."""
    from agenda.times.windows import WINDOWS  # only who reads other programs' files needs it

    wanted = text.strip().strip('"')
    if wanted in WINDOWS:
        return WINDOWS[wanted]
    if len(wanted) > _LONGEST:
        return None
    parts = wanted.split("/")
    for start in range(len(parts)):
        name = "/".join(parts[start:])
        if not name or (start and "/" not in name):
            return None
        try:
            return _known(name)
        except ValueError:
            continue
    return None
