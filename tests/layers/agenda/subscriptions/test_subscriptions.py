"""When a calendar elsewhere is asked again, and what is said."""

from datetime import UTC, datetime, timedelta

import pytest

from agenda.subscriptions import BadAddress, Subscription, address
from agenda.subscriptions.model import Taken, host, refused, seconds
from agenda.times import Duration

NOW = datetime(2027, 1, 2, 12, tzinfo=UTC)
URL = "https://example.com/team.ics?key=s3cret"
NEAR = timedelta(minutes=10)


TAGS = {"etag": '"1"', "last-modified": "Sat, 02 Jan 2027 10:00:00 GMT"}
TAKEN = Taken(came="a", says="b", events=3, left_out=1)


def new(calendar_id="football"):
    return Subscription.new(calendar_id, URL, b"sealed", "ada", NOW)


def test_what_is_there_is_asked_for_again_only_if_it_is_otherwise():
    assert new().question() == {"Accept": "text/calendar, */*;q=0.1"}

    again = new().taken(TAKEN, TAGS, NOW)
    said = {"If-None-Match": '"1"', "If-Modified-Since": "Sat, 02 Jan 2027 10:00:00 GMT"}
    assert said.items() <= again.question().items()
    assert (again.checked, again.changed, again.events, again.left_out) == (NOW, NOW, 3, 1)
    later = again.unchanged(NOW + NEAR)
    assert (later.checked, later.changed, later.etag) == (NOW + NEAR, NOW, '"1"')
    same = again.taken(TAKEN._replace(came="c"), {}, NOW + NEAR)
    assert (same.checked, same.changed, same.etag) == (NOW + NEAR, NOW, "")


@pytest.mark.parametrize(
    ("said", "hours"),
    [(None, 6), (Duration(0, 60), 1), (Duration(1), 24), (Duration(40_000), 7 * 24), (Duration(0, 14400), 4)],
)
def test_it_is_asked_as_often_as_it_says_within_reason(said, hours):
    it = new().taken(TAKEN._replace(refresh=seconds(said)), {}, NOW)

    for each in (it, it.unchanged(NOW), it.failed("no", NOW).unchanged(NOW)):
        assert timedelta() <= each.due - NOW - timedelta(hours=hours) < NEAR


def test_who_does_not_answer_is_asked_less_and_less_and_never_given_up():
    it, waits = new().taken(TAKEN, TAGS, NOW), []
    for hours in range(40):
        it = it.failed("it did not answer in time", NOW + timedelta(hours=hours))
        waits.append((it.due - NOW - timedelta(hours=hours)) // timedelta(hours=1))

    assert waits[:6] == [1, 2, 4, 8, 16, 24]
    assert set(waits[6:]) == {24}
    assert (it.etag, it.problem, it.failing) == ('"1"', "it did not answer in time", NOW)
    well = it.unchanged(NOW)
    assert (well.failures, well.problem, well.failing) == (0, "", None)


def test_who_is_broken_off_every_time_is_asked_less_and_less_too():
    it, now, waits = new().taken(TAKEN, TAGS, NOW), NOW, []
    for _ in range(9):
        it = it.claimed(now)
        waits.append((it.due - now) // timedelta(minutes=10) / 6)
        now = it.due

    assert waits[:4] == [pytest.approx(1 / 3), 2, 4, 8]
    assert set(waits[5:]) == {24}
    assert (it.failures, "took too long" in it.problem, it.failing) == (8, True, NOW + timedelta(minutes=20))
    assert it.failed("it answered with 500", now).claimed(now).failures == 9, "what ended is not counted twice"
    well = it.unchanged(now)
    assert (well.failures, well.problem, well.claimed(now).failures) == (0, "", 0)


def test_why_it_shows_nothing_is_said():
    assert [refused(status) for status in (404, 401, 302, 500)] == [
        "there is nothing at this address, or not any more",
        "it asks who we are, and does not show this to everybody",
        "it answered with 302",
        "it answered with 500",
    ]


def test_not_all_are_asked_at_the_same_moment():
    assert len({new(str(each)).taken(TAKEN, {}, NOW).due for each in range(50)}) > 25


def test_a_tag_that_could_not_be_said_again_is_not_kept():
    for tag in ("x" * 513, "a\r\nX: y", "\xe4"):
        assert new().taken(TAKEN, {"etag": tag, "last-modified": tag}, NOW).question().keys() == {"Accept"}


def test_who_asks_has_it_for_a_while_and_of_another_address_nothing_is_known():
    it = new().taken(TAKEN, TAGS, NOW)
    assert it.claimed(NOW).due > NOW
    assert it.begun().question().keys() == {"Accept"}
    other = it.replaced("https://other.example/", b"x", "bob", NOW)

    assert (other.host, other.by, other.due, other.says, other.question().keys()) == (
        *("other.example", "bob", NOW, ""),
        {"Accept"},
    )


def test_an_address_is_of_https_and_what_a_page_would_scroll_to_is_no_part_of_it():
    for text in ("webcal://example.com/a.ics", " https://example.com/a.ics ", "https://example.com/a.ics#top"):
        assert address(text) == "https://example.com/a.ics"
    assert address("http://localhost:8000/a.ics") == "http://localhost:8000/a.ics", "on a laptop, of the house itself"
    assert host("https://Example.com:8443/a.ics?key=s3cret") == "example.com"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.com",
        "http://example.com/",
        "http://localhost.example.com/",
        "http://10.0.0.1/",
        "ftp://localhost/",
        "https://",
        "https://a:b@example.com/",
        "https://[::1",
        "https://example.com:99999/",
        "https://example.com/a b",
        "https://example.com\\@127.0.0.1/",
        "https://ex\xe4mple.com/",
        f"https://example.com/{'x' * 2048}",
        "webcal:",
        "javascript:1",
    ],
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(BadAddress):
        address(text)
