"""Rules, and what they begin with, as Hypothesis makes them."""

from datetime import datetime, timedelta

from hypothesis import strategies as st

FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY = range(5)


def some(values, most=3):
    return st.lists(st.sampled_from(list(values)), min_size=1, max_size=most, unique=True).map(sorted)


def signed(most):
    return [*range(1, most + 1), *range(-most, 0)]


@st.composite
def texts(draw, frequencies=range(7)):
    """A rule that RFC 5545 allows, as text, without an end."""
    frequency = draw(st.sampled_from(list(frequencies)))
    parts = {"FREQ": [FREQUENCIES[frequency]]}

    def perhaps(name, values):
        if draw(st.integers(0, 3)) == 0:
            parts[name] = draw(values)

    perhaps("INTERVAL", st.sampled_from([[2], [3], [5], [7], [13], [30], [100]]))
    perhaps("WKST", some(DAYS, 1))
    perhaps("BYMONTH", some(range(1, 13)))
    if frequency != WEEKLY:
        perhaps("BYMONTHDAY", some(signed(31)))
    if frequency in (YEARLY, *range(HOURLY, 7)):
        perhaps("BYYEARDAY", some(signed(366)))
    if frequency == YEARLY:
        perhaps("BYWEEKNO", some(signed(53)))
    perhaps("BYDAY", some(DAYS))
    if frequency <= MONTHLY and "BYDAY" in parts and "BYWEEKNO" not in parts and draw(st.booleans()):
        parts["BYDAY"] = [f"{draw(st.sampled_from([1, 2, 5, -1, -2]))}{day}" for day in parts["BYDAY"]]
    perhaps("BYHOUR", some(range(24)))
    perhaps("BYMINUTE", some(range(60)))
    perhaps("BYSECOND", some(range(60)))
    if any(name.startswith("BY") for name in parts):
        perhaps("BYSETPOS", some([1, 2, 3, -1, -2]))
    return ";".join(f"{name}={','.join(map(str, values))}" for name, values in parts.items())


def starts():
    return st.builds(
        datetime,
        st.integers(2019, 2025),
        st.integers(1, 12),
        st.integers(1, 28),
        st.integers(0, 23),
        st.sampled_from([0, 15, 30]),
    )


def spans():
    """How long after the start somebody looks, and how far."""
    return st.tuples(
        st.sampled_from([timedelta(), timedelta(days=10), timedelta(days=400)]),
        st.sampled_from([timedelta(days=1), timedelta(days=40), timedelta(days=800)]),
    )
