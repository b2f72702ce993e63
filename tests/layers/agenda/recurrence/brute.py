"""Rules worked out by looking at every day, hour, minute and second: slow, and too simple to be wrong.

Which lists a rule leaves to its start to say is RFC 8984, 4.3.3.1; what the others do, RFC 5545, 3.3.10.
"""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

DAY = timedelta(days=1)
WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
FREQUENCIES = ("yearly", "monthly", "weekly", "daily", "hourly", "minutely", "secondly")


def brute(rule, start, low, high):
    """All from ``low`` on that come before ``high``; neither is before the start."""
    until = rule.until or datetime.max
    rule = said_out(rule, start)
    rank = FREQUENCIES.index(rule["frequency"])
    periods = defaultdict(list)
    first, last = whole(rule, rank, low.date())[0], whole(rule, rank, high.date())[1]
    day = first
    while day <= last:
        if on_day(rule, rank, day):
            for clock in clocks(rule, day, first, low, high, rank):
                at = datetime.combine(day, clock)
                number = period(rule, rank, at)
                if (number - period(rule, rank, start)) % rule["interval"] == 0:
                    periods[number].append(at)
        day += DAY
    found = {start}
    for each in periods.values():
        places = rule["by_set_position"]
        found |= {each[p - 1 if p > 0 else p] for p in places if abs(p) <= len(each)} if places else set(each)
    return sorted(each for each in found if low <= each < high and each >= start and (each <= until or each == start))


def said_out(rule, start):
    """With what the start implies."""
    said = rule.model_dump()
    days = {name: said[name] for name in ("by_month", "by_month_day", "by_year_day", "by_week_no", "by_day")}
    implied = [{"day": WEEKDAYS[start.weekday()], "nth_of_period": None}]
    if said["frequency"] == "yearly" and not days["by_year_day"]:
        if not days["by_month"] and not days["by_week_no"] and (days["by_month_day"] or not days["by_day"]):
            said["by_month"] = [str(start.month)]
        if not days["by_month_day"] and not days["by_week_no"] and not days["by_day"]:
            said["by_month_day"] = [start.day]
        if days["by_week_no"] and not days["by_month_day"] and not days["by_day"]:
            said["by_day"] = implied
    if said["frequency"] == "monthly" and not days["by_day"] and not days["by_month_day"]:
        said["by_month_day"] = [start.day]
    if said["frequency"] == "weekly" and not days["by_day"]:
        said["by_day"] = implied
    rank = FREQUENCIES.index(said["frequency"])
    said["by_hour"] = said["by_hour"] or ([start.hour] if rank < 4 else range(24))
    said["by_minute"] = said["by_minute"] or ([start.minute] if rank < 5 else range(60))
    said["by_second"] = {min(each, 59) for each in said["by_second"] or ([start.second] if rank < 6 else range(60))}
    return said


def whole(rule, rank, day):
    """The first and the last day of the period that a day is of."""
    if rank == 0:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if rank == 1:
        return day.replace(day=1), (day.replace(day=1) + 31 * DAY).replace(day=1) - DAY
    if rank == 2:
        back = (day.weekday() - WEEKDAYS.index(rule["first_day_of_week"])) % 7
        return day - back * DAY, day + (6 - back) * DAY
    return day, day


def period(rule, rank, at):
    """The number of the period that a time is of."""
    if rank == 2:
        return whole(rule, rank, at.date())[0].toordinal() // 7
    days = at.toordinal()
    return [at.year, at.year * 12 + at.month, None, days, *scaled(days * 24 + at.hour, at)][rank]


def scaled(hours, at):
    minutes = hours * 60 + at.minute
    return hours, minutes, minutes * 60 + at.second


def on_day(rule, rank, day):
    nexts = date(day.year + 1, 1, 1)
    month = whole(rule, 1, day)
    return (
        (not rule["by_month"] or str(day.month) in rule["by_month"])
        and named(rule["by_month_day"], day.day, month[1].day)
        and named(rule["by_year_day"], day.timetuple().tm_yday, (nexts - date(day.year, 1, 1)).days)
        and (not rule["by_week_no"] or named(rule["by_week_no"], *week(rule, day)))
        and (not rule["by_day"] or any(on_weekday(rule, rank, each, day, month) for each in rule["by_day"]))
    )


def named(numbers, number, size):
    """Whether something is in a list, counted from the front or from the back."""
    return not numbers or number in numbers or number - size - 1 in numbers


def week(rule, day):
    """The number of a day's week, and how many weeks its year has: a week is of the year that has four days of it."""
    first = whole(rule, 2, day)[0]
    year = (first + 3 * DAY).year
    weeks = [
        begins
        for begins in (whole(rule, 2, date(year, 1, 1))[0] + 7 * each * DAY for each in range(54))
        if (begins + 3 * DAY).year == year
    ]
    return weeks.index(first) + 1, len(weeks)


def on_weekday(rule, rank, wanted, day, month):
    if wanted["day"] != WEEKDAYS[day.weekday()]:
        return False
    if not wanted["nth_of_period"]:
        return True
    first, last = month if rank == 1 or rule["by_month"] else (date(day.year, 1, 1), date(day.year, 12, 31))
    return wanted["nth_of_period"] in {(day - first).days // 7 + 1, -((last - day).days // 7) - 1}


def clocks(rule, day, first, low, high, rank):
    """The times of a day; for what happens within a day, only of the hours that are asked about."""
    for hour in rule["by_hour"] if rank < 4 else range(24):
        begins = datetime.combine(day, time(hour))
        if hour not in rule["by_hour"] or (rank >= 4 and not low - timedelta(hours=1) < begins < high):
            continue
        for minute in sorted(rule["by_minute"]):
            for second in sorted(rule["by_second"]):
                yield time(hour, minute, second)
