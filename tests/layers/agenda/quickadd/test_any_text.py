"""Whatever is typed."""

from datetime import datetime

from hypothesis import example, given
from hypothesis import strategies as st

from agenda.quickadd import Known, understood
from agenda.quickadd.pieces import pieces
from agenda.quickadd.words import words
from agenda.tasks.editing import read

VOCABULARY = [
    "every", "every!", "other", "each", "daily", "day", "days", "week", "month", "year", "hour", "min", "mon",
    "tuesday", "sat", "last", "first", "second", "1st", "3rd", "31st", "29", "0", "2027", "9999", "at", "on", "by",
    "due", "in", "for", "from", "until", "starting", "next", "this", "today", "tomorrow", "noon", "9am", "25:00",
    "13pm", "9:60", "feb", "may", "of", "the", "and", ",", '"', "{", "}", "#", "/", "@", "+", "!", "\\", "#home",
    "@a", "+bob", "/x", "p1", "p9", "{friday}", "!30m", "before", "times", "after", "done", "end", "eom", "mid",
    "weekend", "workday", "a", "an", "mondays", "except", "but", "not", "morning", "evening", "night", "in", "13th",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(VOCABULARY), max_size=14).map(" ".join) | st.text(max_size=60)
NOWS = st.datetimes(datetime(1900, 1, 1), datetime(2999, 12, 31))


@given(TEXTS, NOWS)
@example("every 9999 years starting next year until eom for 9999 years", datetime(2999, 12, 31))
@example("0001-01-01 9999-12-31 in 7999 years {in 7000 years} !in 9999 years", datetime(2026, 1, 1))
@example("mid feb 29 feb on the 31st in 9999 months", datetime(2028, 2, 29, 23, 59, 59))
def test_it_is_understood_or_left_alone_and_never_refused(text, now):
    it = understood(text, now, Known(projects=["home sweet home"], labels=["a"]))

    ends = [0, *(place for span in it.spans for place in (span.begin, span.end)), len(text)]
    assert ends == sorted(ends)
    assert it == understood(text, now, Known(projects=["home sweet home"], labels=["a"]))
    if it.title.strip():
        read({"uid": "a", "updated": "2027-01-01T00:00:00Z", **it.said("Europe/Berlin")})


class Counted(list):
    """Words of which it is counted how often they are looked at."""

    looks = 0

    def __getitem__(self, place):
        self.looks += 1
        return super().__getitem__(place)


@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=6))
def test_twice_the_text_is_twice_the_work(some):
    looks = []
    for times in (40, 80):
        text = " ".join(some * times)
        said = Counted(words(text))
        pieces(text, said, datetime(2026, 11, 25, 12), Known())
        looks.append(said.looks)

    assert looks[1] <= 2 * looks[0] + 50
