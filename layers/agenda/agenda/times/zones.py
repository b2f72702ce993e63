"""Zones by their names, and what time it is there: the rules are those of the tz database that is shipped. Pure.

A time that clocks skip is taken by the offset before the gap, and one that they show twice is the first (RFC 5545,
3.3.5; RFC 8984, 1.4.5). Names that the database has given up still mean the zone that they meant.
"""

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator

from kernel.errors import Invalid

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}")
_LONGEST = 255
_NO_PLACES = {"posix", "posixrules", "right", "localtime", "Factory", "leapseconds", "tzdata", "zone"}


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
    if len(name) > _LONGEST or not _NAME.fullmatch(name) or name.partition("/")[0] in _NO_PLACES:
        raise UnknownZone(f"there is no time zone {name[:60]!r}; one is called Europe/Berlin")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnknownZone(f"there is no time zone {name[:60]!r}; one is called Europe/Berlin") from None


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
    wanted = text.strip().strip('"')
    from agenda.times.windows import WINDOWS  # only who reads other programs' files needs it

    if wanted in WINDOWS:
        return WINDOWS[wanted]
    parts = wanted.split("/")
    for start in range(len(parts)):
        name = "/".join(parts[start:])
        if not name or (start and "/" not in name):
            return None
        try:
            return str(_zone(name))
        except UnknownZone:
            continue
    return None
