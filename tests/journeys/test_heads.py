"""What programs are told that ask only whether a calendar has changed, and do not want it: by `curl -I`."""

import subprocess
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest

from infra.local.deployment import REGION
from infra.local.stores.s3.refusals import S3Refusal
from infra.local.stores.s3.sigv4 import SignedRequest, verify_presigned
from tests.conftest import forget
from tests.journeys.reader import Reader

MANY = "x" * 5000
SOON = f"{datetime.now(UTC) + timedelta(weeks=1):%Y-%m-%d}T12:00:00"


@pytest.fixture
def feed(street):
    """The address of Ada's calendar, with something in it."""
    street.cloud.stores.wipe()
    street.cloud.pumps.wipe()
    forget()
    street.forget()
    ada = Reader(street).registers()
    ada.waits()
    calendar = ada.asks("GET", "/api/agenda/calendars")["items"][0]["calendar_id"]
    event = {"@type": "Event", "title": "Lunch", "start": SOON, "description": MANY}
    ada.asks("POST", f"/api/agenda/calendars/{calendar}/events", event)
    link = ada.asks("POST", f"/api/agenda/calendars/{calendar}/links", {"role": "read"})
    return f"{street.url}/ical/{link['token']}.ics"


def curl(*said):
    """The status, the headers and the body of an answer."""
    command = ["curl", "--silent", "--show-error", "--include", "--max-time", "60", *said]
    head, _, body = subprocess.run(command, check=True, capture_output=True, timeout=90).stdout.partition(b"\r\n\r\n")
    line, *lines = head.decode().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (each.partition(":") for each in lines)}
    return int(line.split()[1]), headers, body


def opened(link, method):
    """What S3 sees to before it answers."""
    split = urlsplit(link)
    asked = SignedRequest(method, split.path, split.query, {"host": split.netloc})
    verify_presigned(asked, lambda _: "local", datetime.now(UTC), REGION)


def test_whoever_asks_for_the_head_is_told_what_whoever_asks_for_all_is(feed):
    status, said, text = curl(feed)
    asked, headers, nothing = curl("--head", feed)

    assert (status, asked, nothing) == (200, 200, b"")
    assert MANY.encode()[:50] in text
    told = ("content-type", "content-length", "etag", "cache-control", "content-disposition", "ratelimit-policy")
    assert {name: headers[name] for name in told} == {name: said[name] for name in told}
    assert curl("--head", "--header", f"If-None-Match: {said['etag']}", feed)[0] == 304
    assert curl("--head", feed.replace("/ical/", "/ical/x"))[0] == 404


def test_it_is_led_to_what_is_too_large_by_a_link_for_asking_and_others_by_one_for_getting(feed, monkeypatch):
    monkeypatch.setattr("agenda.files.exporting.LARGEST_ANSWER", 500)

    for method, other, said in (("HEAD", "GET", ["--head"]), ("GET", "HEAD", [])):
        status, led, _ = curl(*said, feed)
        assert status == 302
        opened(led["location"], method)
        with pytest.raises(S3Refusal):
            opened(led["location"], other)
