"""Every example of RFC 5545, section 3.8.5.3, as it is printed there: start, rule, and what it comes to.

Where a rule goes on, as many of its occurrences are compared as the RFC prints.
"""

from datetime import datetime, timedelta

NINE = datetime(1997, 9, 2, 9)


def days(*months, at=(9,)):
    """``days((1997, 9, [2, 3]))``: those days at nine."""
    return [datetime(year, month, day, *at) for year, month, numbers in months for day in numbers]


def between(first, last, step=1):
    found = []
    while first <= last:
        found.append(first)
        first += timedelta(days=step)
    return found


EXAMPLES = {
    "daily for 10 occurrences": (NINE, "FREQ=DAILY;COUNT=10", days((1997, 9, range(2, 12)))),
    "daily until December 24, 1997": (
        NINE,
        "FREQ=DAILY;UNTIL=19971224T000000",
        between(NINE, datetime(1997, 12, 23, 9)),
    ),
    "every other day": (NINE, "FREQ=DAILY;INTERVAL=2", between(NINE, datetime(1997, 12, 3, 9), 2)),
    "every 10 days, 5 occurrences": (
        NINE,
        "FREQ=DAILY;INTERVAL=10;COUNT=5",
        days((1997, 9, [2, 12, 22]), (1997, 10, [2, 12])),
    ),
    "every day in January, for 3 years": (
        datetime(1998, 1, 1, 9),
        "FREQ=YEARLY;UNTIL=20000131T140000;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
        days((1998, 1, range(1, 32)), (1999, 1, range(1, 32)), (2000, 1, range(1, 32))),
    ),
    "the same, daily": (
        datetime(1998, 1, 1, 9),
        "FREQ=DAILY;UNTIL=20000131T140000;BYMONTH=1",
        days((1998, 1, range(1, 32)), (1999, 1, range(1, 32)), (2000, 1, range(1, 32))),
    ),
    "weekly for 10 occurrences": (NINE, "FREQ=WEEKLY;COUNT=10", between(NINE, datetime(1997, 11, 4, 9), 7)),
    "weekly until December 24, 1997": (
        NINE,
        "FREQ=WEEKLY;UNTIL=19971224T000000",
        between(NINE, datetime(1997, 12, 23, 9), 7),
    ),
    "every other week": (NINE, "FREQ=WEEKLY;INTERVAL=2;WKST=SU", between(NINE, datetime(1998, 2, 17, 9), 14)),
    "weekly on Tuesday and Thursday for five weeks": (
        NINE,
        "FREQ=WEEKLY;UNTIL=19971007T000000;WKST=SU;BYDAY=TU,TH",
        days((1997, 9, [2, 4, 9, 11, 16, 18, 23, 25, 30]), (1997, 10, [2])),
    ),
    "the same, counted": (
        NINE,
        "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
        days((1997, 9, [2, 4, 9, 11, 16, 18, 23, 25, 30]), (1997, 10, [2])),
    ),
    "every other week on Monday, Wednesday and Friday until December 24, 1997": (
        datetime(1997, 9, 1, 9),
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000;WKST=SU;BYDAY=MO,WE,FR",
        days(
            (1997, 9, [1, 3, 5, 15, 17, 19, 29]),
            (1997, 10, [1, 3, 13, 15, 17, 27, 29, 31]),
            (1997, 11, [10, 12, 14, 24, 26, 28]),
            (1997, 12, [8, 10, 12, 22]),
        ),
    ),
    "every other week on Tuesday and Thursday, for 8 occurrences": (
        NINE,
        "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
        days((1997, 9, [2, 4, 16, 18, 30]), (1997, 10, [2, 14, 16])),
    ),
    "monthly on the first Friday for 10 occurrences": (
        datetime(1997, 9, 5, 9),
        "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
        days(
            (1997, 9, [5]),
            (1997, 10, [3]),
            (1997, 11, [7]),
            (1997, 12, [5]),
            (1998, 1, [2]),
            (1998, 2, [6]),
            (1998, 3, [6]),
            (1998, 4, [3]),
            (1998, 5, [1]),
            (1998, 6, [5]),
        ),
    ),
    "monthly on the first Friday until December 24, 1997": (
        datetime(1997, 9, 5, 9),
        "FREQ=MONTHLY;UNTIL=19971224T000000;BYDAY=1FR",
        days((1997, 9, [5]), (1997, 10, [3]), (1997, 11, [7]), (1997, 12, [5])),
    ),
    "every other month on the first and last Sunday for 10 occurrences": (
        datetime(1997, 9, 7, 9),
        "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
        days((1997, 9, [7, 28]), (1997, 11, [2, 30]), (1998, 1, [4, 25]), (1998, 3, [1, 29]), (1998, 5, [3, 31])),
    ),
    "monthly on the second-to-last Monday for 6 months": (
        datetime(1997, 9, 22, 9),
        "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
        days((1997, 9, [22]), (1997, 10, [20]), (1997, 11, [17]), (1997, 12, [22]), (1998, 1, [19]), (1998, 2, [16])),
    ),
    "monthly on the third-to-the-last day": (
        datetime(1997, 9, 28, 9),
        "FREQ=MONTHLY;BYMONTHDAY=-3",
        days((1997, 9, [28]), (1997, 10, [29]), (1997, 11, [28]), (1997, 12, [29]), (1998, 1, [29]), (1998, 2, [26])),
    ),
    "monthly on the 2nd and 15th for 10 occurrences": (
        NINE,
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
        days((1997, 9, [2, 15]), (1997, 10, [2, 15]), (1997, 11, [2, 15]), (1997, 12, [2, 15]), (1998, 1, [2, 15])),
    ),
    "monthly on the first and last day for 10 occurrences": (
        datetime(1997, 9, 30, 9),
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
        days(
            (1997, 9, [30]),
            (1997, 10, [1, 31]),
            (1997, 11, [1, 30]),
            (1997, 12, [1, 31]),
            (1998, 1, [1, 31]),
            (1998, 2, [1]),
        ),
    ),
    "every 18 months on the 10th to the 15th for 10 occurrences": (
        datetime(1997, 9, 10, 9),
        "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
        days((1997, 9, range(10, 16)), (1999, 3, range(10, 14))),
    ),
    "every Tuesday, every other month": (
        NINE,
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
        days(
            (1997, 9, [2, 9, 16, 23, 30]),
            (1997, 11, [4, 11, 18, 25]),
            (1998, 1, [6, 13, 20, 27]),
            (1998, 3, [3, 10, 17, 24, 31]),
        ),
    ),
    "yearly in June and July for 10 occurrences": (
        datetime(1997, 6, 10, 9),
        "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
        [datetime(year, month, 10, 9) for year in range(1997, 2002) for month in (6, 7)],
    ),
    "every other year in January, February and March for 10 occurrences": (
        datetime(1997, 3, 10, 9),
        "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
        [datetime(1997, 3, 10, 9)]
        + [datetime(year, month, 10, 9) for year in (1999, 2001, 2003) for month in (1, 2, 3)],
    ),
    "every third year on the 1st, 100th and 200th day for 10 occurrences": (
        datetime(1997, 1, 1, 9),
        "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
        days(
            (1997, 1, [1]),
            (1997, 4, [10]),
            (1997, 7, [19]),
            (2000, 1, [1]),
            (2000, 4, [9]),
            (2000, 7, [18]),
            (2003, 1, [1]),
            (2003, 4, [10]),
            (2003, 7, [19]),
            (2006, 1, [1]),
        ),
    ),
    "every 20th Monday of the year": (
        datetime(1997, 5, 19, 9),
        "FREQ=YEARLY;BYDAY=20MO",
        days((1997, 5, [19]), (1998, 5, [18]), (1999, 5, [17])),
    ),
    "Monday of week number 20": (
        datetime(1997, 5, 12, 9),
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
        days((1997, 5, [12]), (1998, 5, [11]), (1999, 5, [17])),
    ),
    "every Thursday in March": (
        datetime(1997, 3, 13, 9),
        "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
        days((1997, 3, [13, 20, 27]), (1998, 3, [5, 12, 19, 26]), (1999, 3, [4, 11, 18, 25])),
    ),
    "every Thursday, but only during June, July and August": (
        datetime(1997, 6, 5, 9),
        "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
        days(
            (1997, 6, [5, 12, 19, 26]),
            (1997, 7, [3, 10, 17, 24, 31]),
            (1997, 8, [7, 14, 21, 28]),
            (1998, 6, [4, 11, 18, 25]),
            (1998, 7, [2, 9, 16, 23, 30]),
            (1998, 8, [6, 13, 20, 27]),
            (1999, 6, [3, 10, 17, 24]),
            (1999, 7, [1, 8, 15, 22, 29]),
            (1999, 8, [5, 12, 19, 26]),
        ),
    ),
    "the first Saturday that follows the first Sunday of the month": (
        datetime(1997, 9, 13, 9),
        "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
        days(
            (1997, 9, [13]),
            (1997, 10, [11]),
            (1997, 11, [8]),
            (1997, 12, [13]),
            (1998, 1, [10]),
            (1998, 2, [7]),
            (1998, 3, [7]),
            (1998, 4, [11]),
            (1998, 5, [9]),
            (1998, 6, [13]),
        ),
    ),
    "U.S. Presidential Election Day": (
        datetime(1996, 11, 5, 9),
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        days((1996, 11, [5]), (2000, 11, [7]), (2004, 11, [2])),
    ),
    "the third Tuesday, Wednesday or Thursday, for the next 3 months": (
        datetime(1997, 9, 4, 9),
        "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
        days((1997, 9, [4]), (1997, 10, [7]), (1997, 11, [6])),
    ),
    "the second-to-last weekday of the month": (
        datetime(1997, 9, 29, 9),
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
        days(
            (1997, 9, [29]),
            (1997, 10, [30]),
            (1997, 11, [27]),
            (1997, 12, [30]),
            (1998, 1, [29]),
            (1998, 2, [26]),
            (1998, 3, [30]),
        ),
    ),
    "every 3 hours from 9 to 5 on a specific day": (
        NINE,
        "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000",
        [NINE, datetime(1997, 9, 2, 12), datetime(1997, 9, 2, 15)],
    ),
    "every 15 minutes for 6 occurrences": (
        NINE,
        "FREQ=MINUTELY;INTERVAL=15;COUNT=6",
        [NINE + timedelta(minutes=15 * each) for each in range(6)],
    ),
    "every hour and a half for 4 occurrences": (
        NINE,
        "FREQ=MINUTELY;INTERVAL=90;COUNT=4",
        [NINE + timedelta(minutes=90 * each) for each in range(4)],
    ),
    "every 20 minutes from 9 to 4:40 every day": (
        NINE,
        "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40",
        [datetime(1997, 9, day, hour, minute) for day in (2, 3) for hour in range(9, 17) for minute in (0, 20, 40)],
    ),
    "the same, by the minute": (
        NINE,
        "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16",
        [datetime(1997, 9, day, hour, minute) for day in (2, 3) for hour in range(9, 17) for minute in (0, 20, 40)],
    ),
    "where the beginning of the week makes a difference: Monday": (
        datetime(1997, 8, 5, 9),
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
        days((1997, 8, [5, 10, 19, 24])),
    ),
    "where the beginning of the week makes a difference: Sunday": (
        datetime(1997, 8, 5, 9),
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
        days((1997, 8, [5, 17, 19, 31])),
    ),
    "where an invalid date is ignored": (
        datetime(2007, 1, 15, 9),
        "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
        days((2007, 1, [15, 30]), (2007, 2, [15]), (2007, 3, [15, 30])),
    ),
}

FRIDAY_THE_13TH = (
    NINE,
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
    days((1998, 2, [13]), (1998, 3, [13]), (1998, 11, [13]), (1999, 8, [13]), (2000, 10, [13])),
)
"""The one example whose start is not of the rule: the RFC takes it out again with ``EXDATE``."""
