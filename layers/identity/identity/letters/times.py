"""Moments as their reader's clock shows them, in the one order of figures that everybody reads the same way."""

from datetime import UTC, datetime, timedelta, tzinfo


def moment(at: datetime, zone: str) -> str:
    """``2026-11-21 13:00 (UTC+1, Europe/Berlin)``."""
    there, name = _local(at, zone)
    return f"{there:%Y-%m-%d %H:%M} {name}"


def brief(at: datetime, zone: str) -> str:
    """``2026-11-21 13:00``, where the zone is said elsewhere."""
    return f"{_local(at, zone)[0]:%Y-%m-%d\N{NO-BREAK SPACE}%H:%M}"


def day(at: datetime, zone: str) -> str:
    """``2026-11-21``."""
    return f"{_local(at, zone)[0]:%Y-%m-%d}"


def _local(at: datetime, zone: str) -> tuple[datetime, str]:
    """The moment there, and what its clock is called."""
    if at.tzinfo is None:
        raise ValueError("a moment has a zone")
    there = at.astimezone(_zone(zone))
    offset = there.utcoffset() or timedelta()
    if there.tzinfo is UTC or zone in {"UTC", "Etc/UTC", "Etc/UCT", "UCT", "Zulu"}:
        return there, "UTC"
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    behind = "+" if minutes >= 0 else "\N{MINUS SIGN}"
    return there, f"(UTC{behind}{hours}{f':{rest:02}' if rest else ''}, {zone})"


def _zone(name: str) -> tzinfo:
    """The zone of that name; UTC if there is none."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):  # unknown; a path; a folder of zones
        return UTC
