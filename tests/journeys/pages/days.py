"""The days that tests of pages are about: a week to come, whenever today is, and how a page says them."""

from datetime import UTC, datetime, timedelta

_TODAY = datetime.now(UTC).date()
WEDNESDAY = _TODAY + timedelta(days=28 + (2 - _TODAY.weekday()) % 7)
"""In four weeks at the earliest: nothing of what is planned then is over, and nothing rings."""
MONDAY, TUESDAY = WEDNESDAY - timedelta(days=2), WEDNESDAY - timedelta(days=1)
THURSDAY, FRIDAY = WEDNESDAY + timedelta(days=1), WEDNESDAY + timedelta(days=2)


def later(day, weeks):
    """The same day of the week, so many weeks later."""
    return day + timedelta(weeks=weeks)


def agenda(day, view="week"):
    """Where the agenda shows a day."""
    return f"/agenda?view={view}&day={day}"


WEEK = agenda(WEDNESDAY)


def said(day):
    """``March 3``."""
    return f"{day:%B} {day.day}"


def short(day):
    """``Mar 3``."""
    return f"{day:%b} {day.day}"


def full(day):
    """``Wednesday, March 3, 2027``."""
    return f"{day:%A}, {said(day)}, {day.year}"
