"""How somebody reads: the language they are written to in, and the clock on their wall."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field


def known(zone: str) -> str:
    """The zone, or ``ValueError`` if no clock goes by it: programs that show times would stumble over it."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(zone)
    except (LookupError, ValueError, OSError):  # unknown; a path; a folder of zones
        raise ValueError("there is no such time zone; one is Europe/Berlin") from None
    return zone


def _guessed(text: str) -> str:
    return zone(text) or "UTC"


def zone(text: str) -> str:
    """The zone, or nothing if no clock goes by it."""
    try:
        return known(text) if re.fullmatch(_ZONES, text) else ""
    except ValueError:
        return ""


def language(text: str) -> str:
    """A language in our spelling, if it is one: ``en_US`` is ``en-US``; or nothing."""
    found = text.replace("_", "-")
    return found if re.fullmatch(_LANGUAGES, found) else ""


_ZONES = "^[A-Za-z0-9_+/-]{1,64}$"
_SCRIPT, _REGION, _VARIANT = "[A-Za-z]{4}", "[A-Za-z]{2}|[0-9]{3}", "[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}"
_LANGUAGES = rf"^[a-z]{{2,3}}(-({_SCRIPT}))?(-({_REGION}))?(-({_VARIANT}))?$"

Locale = Annotated[str, Field(pattern=_LANGUAGES, examples=["en-GB"])]
"""A language as BCP 47 names it: browsers throw at anything else."""

_Zone = Annotated[str, Field(pattern=_ZONES, examples=["Europe/Berlin"])]

Zone = Annotated[_Zone, AfterValidator(known)]
"""A time zone that somebody chose."""

GuessedZone = Annotated[_Zone, AfterValidator(_guessed)]
"""One that a browser told of itself, on the way in: nobody is turned away because it is newer than we are."""
