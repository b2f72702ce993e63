"""How far away from what it is about a reminder may be. Pure."""

from datetime import timedelta

from agenda.times import Duration

AHEAD, BEHIND = timedelta(days=31), timedelta(days=7)
"""So long before something begins one can be reminded of it, and so long after it is over."""

TOO_EARLY = f"nobody is reminded more than {AHEAD.days} days before it begins"
TOO_LATE = f"nobody is reminded more than {BEHIND.days} days after it ends"


def never(offset: Duration, relative_to: str = "start") -> str | None:
    """Why a reminder so far away never rings, if that is so."""
    away = timedelta(days=offset.days, seconds=offset.seconds)
    if -away > AHEAD:
        return TOO_EARLY
    return TOO_LATE if away > BEHIND and relative_to == "end" else None
