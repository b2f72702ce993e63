"""Moments as their reader's clock shows them, written as people write them there."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from kernel.letters.wording import Language


@dataclass(frozen=True, slots=True)
class Clock:
    """Somebody's: where it hangs, and in whose language its face is."""

    zone: str
    locale: str
    language: Language

    def moment(self, at: datetime) -> str:
        """``21 November 2026, 13:00 (UTC+1, Europe/Berlin)``."""
        there, name = _local(at, self.zone)
        return f"{self._brief(there)} {name}"

    def brief(self, at: datetime) -> str:
        """``21 November 2026, 13:00``, where the zone is said elsewhere."""
        return self._brief(_local(at, self.zone)[0])

    def day(self, at: datetime) -> str:
        """``21 November 2026``."""
        return self.language.day(_local(at, self.zone)[0], self._region)

    def hour(self, at: datetime) -> str:
        """``13:00``."""
        return self.language.hour(_local(at, self.zone)[0], self._region)

    def place(self, at: datetime) -> str:
        """What its clock is called at that moment: ``(UTC+1, Europe/Berlin)``."""
        return _local(at, self.zone)[1]

    @property
    def _region(self) -> str:
        """``US``, or nothing where the locale names none."""
        return next((part.upper() for part in self.locale.replace("_", "-").split("-")[1:] if len(part) == 2), "")  # noqa: PLR2004 - ISO 3166

    def _brief(self, there: datetime) -> str:
        return f"{self.language.day(there, self._region)}, {self.language.hour(there, self._region)}"


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
