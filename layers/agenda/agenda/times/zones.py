"""Zones by their names, and what time it is there: by the tz database that is shipped, whatever the machine has. Pure.

A time that clocks skip is taken by the offset before the gap, and one that they show twice is the first (RFC 5545,
3.3.5; RFC 8984, 1.4.5). Names that the database has given up still mean the zone that they meant.
"""

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import tzdata  # type: ignore[import-untyped] # it is data
from pydantic import AfterValidator

from kernel.errors import Invalid

_SHIPPED = Path(tzdata.__file__).parent
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
