"""Rules that are written to keep us busy."""

from datetime import datetime

START = datetime(2026, 1, 1, 0, 0)
FAR = datetime(2126, 1, 1)

HOSTILE = {
    "every second of a hundred years": "FREQ=SECONDLY;UNTIL=21260101T000000Z",
    "every second there is": "FREQ=SECONDLY",
    "every minute": "FREQ=MINUTELY",
    "a second that no interval meets": "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
    "an hour that no interval meets": "FREQ=HOURLY;INTERVAL=24;BYHOUR=5",
    "the 30th of February": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "the 31st of the months of thirty days": "FREQ=MONTHLY;BYMONTH=4,6,9,11;BYMONTHDAY=31",
    "a first day of the year in December": "FREQ=YEARLY;BYMONTH=12;BYYEARDAY=1",
    "a day that is two weekdays": "FREQ=DAILY;BYDAY=MO;BYMONTHDAY=1;BYYEARDAY=2",
    "a week that no year has, on the seconds": "FREQ=SECONDLY;BYWEEKNO=53;BYMONTH=6",
    "a position that there is not": "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;BYSETPOS=366",
    "a million intervals of a million": "FREQ=YEARLY;INTERVAL=1000000;COUNT=1000000",
    "a million seconds that are hard to find": "FREQ=SECONDLY;BYDAY=MO;BYMONTHDAY=29;BYMONTH=2;COUNT=1000000",
    "a million Februaries": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=1000000",
    "every second of every day by lists": "FREQ=DAILY;BYHOUR={hours};BYMINUTE={sixty};BYSECOND={sixty}",
    "every day by every list": "FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={days};BYDAY=MO,TU,WE;BYYEARDAY={year}",
    "every nth weekday of every year": "FREQ=YEARLY;BYDAY={nths};BYYEARDAY={year};BYSETPOS={year}",
}
LISTS = {
    "hours": range(24),
    "sixty": range(60),
    "months": range(1, 13),
    "days": range(1, 32),
    "year": range(1, 367),
    "nths": [f"{nth}{day}" for nth in range(1, 54) for day in ("MO", "TU", "WE", "TH", "FR", "SA", "SU")],
}

ALL = {
    name: text.format(**{each: ",".join(map(str, values)) for each, values in LISTS.items()})
    for name, text in HOSTILE.items()
}
