"""What lines mean, one by one."""

from datetime import datetime

import pytest

from agenda.quickadd import understood
from tests.layers.agenda.quickadd.sentences import NOW, meaning

WORKDAYS = "WEEKLY;BYDAY=MO,TU,WE,TH,FR"

DAYS = [
    ("today", "2026-11-25"),
    ("tod", "2026-11-25"),
    ("tomorrow", "2026-11-26"),
    ("tom", "2026-11-26"),
    ("day after tomorrow", "2026-11-27"),
    ("the day after tomorrow at 5pm", "2026-11-27 17:00"),
    ("yesterday", "2026-11-24"),
    ("friday", "2026-11-27"),
    ("fri", "2026-11-27"),
    ("wednesday", "2026-12-02"),  # of today one says today
    ("this wednesday", "2026-11-25"),
    ("this monday", "2026-11-30"),
    ("next friday", "2026-12-04"),
    ("next monday", "2026-11-30"),
    ("next week", "2026-11-30"),
    ("next month", "2026-12-01"),
    ("next year", "2027-01-01"),
    ("this weekend", "2026-11-28"),
    ("next weekend", "2026-12-05"),
    ("in 3 days", "2026-11-28"),
    ("in a week", "2026-12-02"),
    ("in 3 months", "2027-02-25"),
    ("2 weeks from now", "2026-12-09"),
    ("12 May", "2027-05-12"),
    ("May 12", "2027-05-12"),
    ("12th of May 2028", "2028-05-12"),
    ("27 nov", "2026-11-27"),
    ("24 nov", "2027-11-24"),
    ("29 feb", "2028-02-29"),
    ("mid january", "2027-01-15"),
    ("2026-12-01", "2026-12-01"),
    ("31.12.2026", "2026-12-31"),
    ("1.2.2027 14:00", "2027-02-01 14:00"),
    ("31/12/2026", "2026-12-31"),
    ("12/31/2026", "2026-12-31"),
    ("1st", "2026-12-01"),
    ("the 25th", "2026-11-25"),
    ("on the 31st", "2026-12-31"),
    ("end of month", "2026-11-30"),
    ("eom", "2026-11-30"),
    ("end of year", "2026-12-31"),
    ("by friday", "2026-11-27"),
    ("due on friday", "2026-11-27"),
    ("at 9am", "2026-11-26 09:00"),  # today it is over
    ("at 14:30", "2026-11-25 14:30"),
    ("at 9", "2026-11-26 09:00"),
    ("at 18h", "2026-11-25 18:00"),
    ("tomorrow at 18h30", "2026-11-26 18:30"),
    ("5 pm", "2026-11-25 17:00"),
    ("5:15pm", "2026-11-25 17:15"),
    ("12am", "2026-11-26 00:00"),
    ("noon", "2026-11-26 12:00"),
    ("tomorrow at midnight", "2026-11-26 00:00"),
    ("tomorrow morning", "2026-11-26 09:00"),
    ("friday in the evening", "2026-11-27 19:00"),
    ("tonight", "2026-11-25 19:00"),
    ("tonight at 11", "2026-11-25 23:00"),
    ("tomorrow morning at 8", "2026-11-26 08:00"),
    ("tomorrow evening at 8", "2026-11-26 20:00"),
    ("tomorrow afternoon 3:30", "2026-11-26 15:30"),
    ("this evening at 8pm", "2026-11-25 20:00"),
    ("tomorrow at 8 in the evening", "2026-11-26 20:00"),
    ("friday at 10 at night", "2026-11-27 22:00"),
    ("friday night at 2", "2026-11-27 02:00"),
    ("tmr", "2026-11-26"),
    ("at 9 tomorrow", "2026-11-26 09:00"),
    ("9am on the 1st", "2026-12-01 09:00"),
    ("in 2 hours", "2026-11-25 14:00"),
    ("in 90 min", "2026-11-25 13:30"),
    ("Tomorrow!", "2026-11-26"),
]

RULES = [  # those of Todoist's own page come first
    ("every day", "2026-11-25", "DAILY"),
    ("daily", "2026-11-25", "DAILY"),
    ("every morning", "2026-11-26 09:00", "DAILY"),
    ("every morning at 7:30", "2026-11-26 07:30", "DAILY"),
    ("every evening at 8", "2026-11-25 20:00", "DAILY"),
    ("every evening at 8pm", "2026-11-25 20:00", "DAILY"),
    ("every monday morning at 8", "2026-11-30 08:00", "WEEKLY;BYDAY=MO"),
    ("mondays at 9", "2026-11-30 09:00", "WEEKLY;BYDAY=MO"),
    ("on tuesdays and fridays", "2026-11-27", "WEEKLY;BYDAY=TU,FR"),
    ("every year on 24 dec", "2026-12-24", "YEARLY;BYMONTH=12;BYMONTHDAY=24"),
    ("every 2 years on the 24th of december", "2026-12-24", "YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=24"),
    ("every friday the 13th", "2027-08-13", "MONTHLY;BYMONTHDAY=13;BYDAY=FR"),
    ("every day at 9am and 5pm", "2026-11-25 17:00", "DAILY;BYHOUR=9,17"),
    ("every workday at 8:30, 12:30 and 16:30", "2026-11-25 12:30", "WEEKLY;BYHOUR=8,12,16;BYDAY=MO,TU,WE,TH,FR"),
    ("every day except friday", "2026-11-25", "WEEKLY;BYDAY=MO,TU,WE,TH,SA,SU"),
    ("every day but not on weekends", "2026-11-25", "WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ("every weekday except wed at 9", "2026-11-26 09:00", "WEEKLY;BYDAY=MO,TU,TH,FR"),
    ("every afternoon", "2026-11-25 12:00", "DAILY"),
    ("every evening", "2026-11-25 19:00", "DAILY"),
    ("every night", "2026-11-25 22:00", "DAILY"),
    ("every weekday", "2026-11-25", WORKDAYS),
    ("every workday", "2026-11-25", WORKDAYS),
    ("every week", "2026-11-25", "WEEKLY"),
    ("every weekend", "2026-11-28", "WEEKLY;BYDAY=SA,SU"),
    ("every month", "2026-11-25", "MONTHLY"),
    ("every 3rd friday", "2026-12-18", "MONTHLY;BYDAY=3FR"),
    ("every 27th", "2026-11-27", "MONTHLY;BYMONTHDAY=27"),
    ("every 27", "2026-11-27", "MONTHLY;BYMONTHDAY=27"),
    ("yearly", "2026-11-25", "YEARLY"),
    ("every jan 27th", "2027-01-27", "YEARLY;BYMONTH=1;BYMONTHDAY=27"),
    ("every last day", "2026-11-30", "MONTHLY;BYMONTHDAY=-1"),
    ("every hour", "2026-11-25 12:00", "HOURLY"),
    ("every day starting Aug 3", "2027-08-03", "DAILY"),
    ("every day until 3 dec", "2026-11-25", "DAILY;UNTIL=20261203"),
    ("every day from 10 May until 20 May", "2027-05-10", "DAILY;UNTIL=20270520"),
    ("every day for 3 weeks", "2026-11-25", "DAILY;UNTIL=20261215"),
    ("every 12 hours starting at 9pm", "2026-11-25 21:00", "HOURLY;INTERVAL=12"),
    ("every mon, fri", "2026-11-27", "WEEKLY;BYDAY=MO,FR"),
    ("every mon,wed and fri", "2026-11-25", "WEEKLY;BYDAY=MO,WE,FR"),
    ("every other day", "2026-11-25", "DAILY;INTERVAL=2"),
    ("every other friday", "2026-11-27", "WEEKLY;INTERVAL=2;BYDAY=FR"),
    ("every quarter", "2026-11-25", "MONTHLY;INTERVAL=3"),
    ("every 1st workday", "2026-12-01", "MONTHLY;BYSETPOS=1;BYDAY=MO,TU,WE,TH,FR"),
    ("every last workday", "2026-11-30", "MONTHLY;BYSETPOS=-1;BYDAY=MO,TU,WE,TH,FR"),
    ("every 2nd day", "2026-11-25", "DAILY;INTERVAL=2"),
    ("every first day of the month", "2026-12-01", "MONTHLY;BYMONTHDAY=1"),
    ("every last friday of the month at 3pm", "2026-11-27 15:00", "MONTHLY;BYDAY=-1FR"),
    ("every 1st and 3rd tuesday", "2026-12-01", "MONTHLY;BYDAY=1TU,3TU"),
    ("every 1, 15", "2026-12-01", "MONTHLY;BYMONTHDAY=1,15"),
    ("every 2 weeks on mon and thu at 8:15", "2026-11-26 08:15", "WEEKLY;INTERVAL=2;BYDAY=MO,TH"),
    ("every 3 months on the 1st", "2026-12-01", "MONTHLY;INTERVAL=3;BYMONTHDAY=1"),
    ("every 27th of january", "2027-01-27", "YEARLY;BYMONTH=1;BYMONTHDAY=27"),
    ("every monday 5 times", "2026-11-30", "WEEKLY;COUNT=5;BYDAY=MO"),
    ("every monday morning", "2026-11-30 09:00", "WEEKLY;BYDAY=MO"),
    ("every day at 9am until 1 dec", "2026-11-26 09:00", "DAILY;UNTIL=20261201T235959"),
    ("every 30 min", "2026-11-25 12:00", "MINUTELY;INTERVAL=30"),
    ("fortnightly", "2026-11-25", "WEEKLY;INTERVAL=2"),
]

WHOLE = [
    ("pay rent every 1st at 9am #home p1", ("pay rent", "2026-12-01 09:00", "MONTHLY;BYMONTHDAY=1", "#home, p1")),
    ("water plants every! 3 days", ("water plants", "2026-11-25", "DAILY;INTERVAL=3", "after done")),
    ("clean every 2 weeks after done", ("clean", "2026-11-25", "WEEKLY;INTERVAL=2", "after done")),
    ("every monday tidy #home at 9am", ("tidy", "2026-11-30 09:00", "WEEKLY;BYDAY=MO", "#home")),
    ("ask @phone +bob /waiting for #New office p2", ("ask", "", "", "#New office, /Waiting for, @phone, +bob, p2")),
    ("ask /Waiting for +bob ross", ("ask", "", "", "/Waiting for, +Bob Ross")),
    ('plan #"Garden 2027" tomorrow', ("plan", "2026-11-26", "", "#Garden 2027")),
    ("report {friday} for 45min", ("report", "", "", "deadline 2026-11-27, PT45M")),
    ("report {by 1 dec at 5pm}", ("report", "", "", "deadline 2026-12-01 17:00:00")),
    ("call 3pm !30m before", ("call", "2026-11-25 15:00", "", "!-PT30M")),
    ("call tomorrow !1 hour !9am !friday at 8", ("call", "2026-11-26", "",
      "!-PT1H, !2026-11-26 09:00, !2026-11-27 08:00")),
    ("read for 1h 30m starting monday", ("read", "", "", "start 2026-11-30, PT1H30M")),
    ("start today finish friday 9am", ("finish", "2026-11-27 09:00", "", "start 2026-11-25 00:00")),
    ("friday report, tomorrow", ("friday report", "2026-11-26", "", "")),
    ("lunch p1 p3 #a #b", ("lunch p1 #a", "", "", "#b, p3")),
]  # fmt: skip

PLAIN = [
    "pay 1/12/2026",
    "upgrade to 3.12.1",
    "the day after we move",
    "write 1st draft",
    "buy sun cream",
    "#1 issue",
    "+3 stars",
    "and/or",
    "mail a@b.example",
    "{nonsense}",
    "30th of February 2027",
    "every second counts",
    "every 15 workdays",
    "mondays blues",
    "buy and sell",
    "every 100000 days",
    "every day until yesterday",
    "for 3 weeks",
    "for 0 min",
    "at 25:00",
    "13pm",
    "in 9999 years",
    "version 2.30",
    "march to the sea",
    "!important",
    "p5",
]


@pytest.mark.parametrize(("text", "due"), DAYS)
def test_days_and_times(text, due):
    assert meaning(f"pay {text}") == ("pay", due, "", "")
    assert meaning(f"{text} #home")[1] == due


@pytest.mark.parametrize(("text", "due", "rule"), RULES)
def test_what_comes_again(text, due, rule):
    assert meaning(f"pay {text}") == ("pay", due, rule, "")
    assert meaning(f"{text} @phone pay") == ("pay", due, rule, "@phone")


@pytest.mark.parametrize(("text", "whole"), WHOLE)
def test_whole_lines(text, whole):
    assert meaning(text) == whole


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_only_a_title(text):
    assert meaning(text) == (text, "", "", "")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('watch "Tomorrow" friday', "watch Tomorrow"),
        ('say "hello" friday', 'say "hello"'),
        ("fix \\#42a friday", "fix #42a"),
        ("\\tomorrow friday", "tomorrow"),
        ("C:\\temp friday", "C:\\temp"),
    ],
)
def test_quotes_and_a_stroke_keep_words_as_they_are(text, title):
    assert meaning(text) == (title, "2026-11-27", "", "")


def test_spans_say_where_it_stood():
    text = "pay rent every 1st, at 9am #home !30m before p1."
    found = [(span.part, text[span.begin : span.end]) for span in understood(text, NOW).spans]

    assert found == [
        ("repeat", "every 1st"),
        ("due", "at 9am"),
        ("project", "#home"),
        ("reminder", "!30m before"),
        ("priority", "p1"),
    ]


def test_it_is_a_task_of_the_standard():
    said = understood("pay every! 3 days at 9 @a {1 dec} for 45min", NOW).said("Europe/Berlin")

    assert said == {
        "@type": "Task",
        "title": "pay",
        "due": "2026-11-28T09:00:00",
        "timeZone": "Europe/Berlin",
        "recurrenceRules": [
            {"@type": "RecurrenceRule", "frequency": "daily", "interval": 3, "rscale": "gregorian", "skip": "omit",
             "firstDayOfWeek": "mo"}
        ],
        "stoa.app:afterDone": True,
        "stoa.app:deadline": "2026-12-01",
        "estimatedDuration": "PT45M",
        "keywords": {"a": True},
    }  # fmt: skip
    assert understood("pay tomorrow", datetime(2026, 12, 31, 9)).said("UTC") == {
        "@type": "Task",
        "title": "pay",
        "due": "2027-01-01T00:00:00",
        "showWithoutTime": True,
    }
