from datetime import UTC, datetime, timedelta

import pytest

from functions.agenda import preferences_update


@pytest.fixture
def prefer(invoke, desk):
    return lambda headers=None, **said: invoke(preferences_update, caller=desk.ada, body=said, headers=headers)


def test_the_bell_is_armed_for_the_letter_that_tells_of_the_day(desk, prefer):
    hour = datetime.now(UTC) + timedelta(hours=3)
    days = ["mo", "tu", "we", "th", "fr", "sa", "su"]
    answer = prefer(email="always", quiet={"since": "22:00", "until": "07:00"}, daily={"at": f"{hour:%H}:30"})

    assert answer.json["daily"] == {"at": f"{hour:%H}:30", "days": answer.json["daily"]["days"], "empty": False}
    assert sorted(answer.json["daily"]["days"]) == sorted(days)
    assert f"{desk.bell.armed:%H:%M}" == f"{hour:%H}:30"
    assert desk.schedules == [f"at({desk.bell.armed:%Y-%m-%dT%H:%M:%S})"]


def test_who_has_not_seen_what_is_chosen_does_not_overwrite_it(prefer):
    etag = prefer(email="always").headers["ETag"]

    assert prefer(email="never", headers={"if-match": '"7"'}).problem == "precondition-failed"
    assert prefer(email="never", headers={"if-match": etag}).json["modseq"] == 2
    assert prefer(email="never").json["modseq"] == 2, "to say it again changes nothing"


@pytest.mark.parametrize("news", ["assignments", "mentions"])
def test_who_does_not_say_whether_they_want_to_hear_of_tasks_leaves_that_as_it_is(prefer, news):
    prefer(**{news: False})

    assert prefer(email="never").json[news] is False
    assert prefer(email="never", **{news: True}).json[news] is True


def test_a_bell_that_did_not_ring_when_it_should_have_does_so_now(cloud, desk, prefer):
    desk.lost()
    prefer(email="always")
    cloud.pumps.drain()

    assert desk.bell.heard > datetime.now(UTC) - timedelta(minutes=5)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"email": "loudly"}, "email"),
        ({"quiet": {"since": "22:00", "until": "22:00"}}, "quiet"),
        ({"quiet": {"since": "22:00", "until": "25:00"}}, "quiet.until"),
        ({"daily": {"at": "07:00", "days": []}}, "daily.days"),
        ({"daily": {"at": "7"}}, "daily.at"),
    ],
)
def test_what_makes_no_sense_is_refused_by_its_field(prefer, said, field):
    assert [each["field"] for each in prefer(**said).json["errors"]] == [field]
