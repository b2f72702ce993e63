"""When a calendar elsewhere is asked again, and what is said."""

from datetime import UTC, datetime, timedelta

import pytest

from agenda.subscriptions import BadAddress, Subscription, address
from agenda.times import Duration

NOW = datetime(2027, 1, 2, 12, tzinfo=UTC)
URL = "https://example.com/team.ics?key=s3cret"
NEAR = timedelta(minutes=10)


def after(*answers, url=URL):
    it = Subscription.new(url, NOW)
    for status in answers:
        it = it.answered(status, {"etag": '"1"', "last-modified": "Sat, 02 Jan 2027 10:00:00 GMT"}, NOW, None)
    return it


def test_what_is_there_is_asked_for_again_only_if_it_is_otherwise():
    assert Subscription.new(URL, NOW).question() == {"Accept": "text/calendar, */*;q=0.1"}

    again = after(200)
    said = {"If-None-Match": '"1"', "If-Modified-Since": "Sat, 02 Jan 2027 10:00:00 GMT"}
    assert said.items() <= again.question().items()
    assert (again.checked, again.changed) == (NOW, NOW)
    later = again.answered(304, {}, NOW + NEAR, None)
    assert (later.checked, later.changed, later.etag) == (NOW + NEAR, NOW, '"1"')


@pytest.mark.parametrize(
    ("said", "hours"),
    [(None, 6), (Duration(0, 60), 1), (Duration(1), 24), (Duration(40), 7 * 24), (Duration(0, 14400), 4)],
)
def test_it_is_asked_as_often_as_it_says_within_reason(said, hours):
    due = Subscription.new(URL, NOW).answered(200, {}, NOW, said).due

    assert timedelta() <= due - NOW - timedelta(hours=hours) < NEAR


def test_who_does_not_answer_is_asked_less_and_less_and_never_given_up():
    it, waits = after(200), []
    for _ in range(40):
        it = it.failed("it did not answer in time", NOW)
        waits.append((it.due - NOW) // timedelta(hours=1))

    assert waits[:6] == [1, 2, 4, 8, 16, 24]
    assert set(waits[6:]) == {24}
    assert (it.etag, it.problem) == ('"1"', "it did not answer in time")
    well = it.answered(304, {}, NOW, None)
    assert (well.failures, well.problem) == (0, "")


def test_why_it_shows_nothing_is_said():
    assert [after(status).problem for status in (404, 401, 302, 500)] == [
        "there is nothing at this address, or not any more",
        "it asks who we are, and does not show this to everybody",
        "it answered with 302",
        "it answered with 500",
    ]


def test_not_all_are_asked_at_the_same_moment():
    assert len({after(200, url=f"https://example.com/{each}").due for each in range(50)}) > 25


def test_an_address_is_secret_and_of_https():
    assert (
        address("webcal://example.com/a.ics") == address(" https://example.com/a.ics ") == "https://example.com/a.ics"
    )
    assert "s3cret" not in repr(Subscription.new(URL, NOW))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.com",
        "http://example.com/",
        "https://",
        "https://a:b@example.com/",
        "https://[::1",
        "https://example.com:99999/",
        "https://example.com/a b",
        f"https://example.com/{'x' * 2048}",
        "webcal:",
        "javascript:1",
    ],
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(BadAddress):
        address(text)
