import pytest

from functions.agenda import calendars_get, shelf_list, subscriptions_create
from tests.functions.agenda.elsewhere import calendar


@pytest.fixture
def made(invoke, office, there):
    def made(headers=None, **said):
        return invoke(subscriptions_create, caller=office.ada, body={"url": there.url, **said}, headers=headers)

    return made


def test_who_subscribes_has_the_calendar_as_it_calls_itself_and_soon_what_is_in_it(
    invoke, cloud, office, there, follower, made, rows
):
    there.put(calendar("Football", head="X-WR-TIMEZONE:Europe/Paris\r\n"))
    answer = made()

    assert answer.status == 201, answer.text
    said = answer.json
    follower.calendar_id = said["calendar_id"]
    assert (said["name"], said["state"], said["host"], said["url"]) == ("The team", "waiting", "localhost", there.url)
    seen = invoke(calendars_get, caller=office.ada, calendar_id=said["calendar_id"]).json
    assert [seen[name] for name in ("kind", "source", "color", "zone", "role", "alerts")] == [
        *("subscribed", "localhost", "#0b8043", "Europe/Paris", "admin", []),
    ]
    assert said["calendar_id"] in {
        each["thing_id"] for each in invoke(shelf_list, caller=office.ada, query={}).json["items"]
    }
    cloud.pumps.drain()
    assert list(follower.events()) == ["Football"]
    for somewhere in (answer.log, str(rows("agenda-subscriptions-1")), str(rows("agenda-calendars-1"))):
        assert there.url not in somewhere, "an address is as secret as a password"


def test_it_is_called_as_somebody_wants_and_made_once_however_often_they_ask(there, made, rows):
    there.put(calendar("Football"))
    said = {"name": "Mine", "color": "#112233", "alerts": [{"offset": "-PT10M"}]}
    first, second = (made({"Idempotency-Key": "once"}, **said).json for _ in range(2))

    assert first["calendar_id"] == second["calendar_id"]
    assert first["name"] == "Mine"
    assert len(rows("agenda-subscriptions-1")) == 1


@pytest.mark.parametrize(
    ("file", "status", "headers", "why"),
    [
        (b"<html>Sign in</html>", 200, {}, "what is there is no calendar: line 1"),
        (b"", 404, {}, "there is nothing at this address, or not any more"),
        (b"", 401, {}, "does not show this to everybody"),
        (b"", 302, {"Location": "https://10.0.0.1/team.ics"}, "this host is not on the public internet"),
        (b"", 302, {"Location": "https://169.254.169.254/latest"}, "this host is not on the public internet"),
        (b"", 302, {"Location": "http://localhost/team.ics"}, "to where no calendar can be asked for"),
        (b"", 301, {"Location": "/team.ics"}, "it sends us on more than 4 times"),
        (b" " * (4 * 1024**2 + 1), 200, {}, "more than 4194304 bytes"),
    ],
)
def test_where_no_calendar_is_it_is_said_what_there_is_instead(there, made, rows, file, status, headers, why):
    there.put(file)
    there.answers(status, **headers)
    answer = made()

    assert (answer.status, answer.problem) == (422, "nothing-there")
    assert why in answer.json["detail"]
    assert answer.json["errors"][0]["field"] == "url"
    assert rows("agenda-subscriptions-1") == []


def test_an_address_that_cannot_be_asked_is_refused_before_anybody_is_asked(there, made):
    for url in ("http://example.com/team.ics", "example.com", "https://ada:secret@example.com/", "webcal:"):
        assert made(url=url).problem == "bad-address"
    assert there.paths == []


def test_nobody_has_more_calendars_than_somebody_can_have(there, made, monkeypatch):
    there.put(calendar("Football"))
    monkeypatch.setattr("agenda.subscriptions.subscribing.MOST_OF_A_PERSON", 1)

    assert made().problem == "too-many-calendars"
