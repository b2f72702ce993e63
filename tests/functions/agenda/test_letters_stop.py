from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, urlsplit

import pytest

from agenda.letters.leaving import Token
from functions.agenda import letters_stop, preferences_get, preferences_update


@pytest.fixture
def stop(invoke):
    return lambda token: invoke(letters_stop, caller=None, query={"token": str(token)})


@pytest.fixture
def preferences(invoke, desk):
    return lambda: invoke(preferences_get, caller=desk.ada).json


def test_the_address_in_a_letter_switches_that_kind_off_and_no_other(invoke, cloud, desk, stop, preferences):
    hour = datetime.now(UTC) + timedelta(hours=3)
    invoke(preferences_update, caller=desk.ada, body={"email": "always", "daily": {"at": f"{hour:%H}:30"}})
    desk.put("Lunch")
    cloud.pumps.drain()
    (mail,) = cloud.stores.outbox.sent()
    address = message_from_bytes(mail.raw, policy=default)["List-Unsubscribe"]
    (token,) = parse_qs(urlsplit(address.strip("<>")).query)["token"]

    assert stop(token).json == {"kind": "reminders"}
    assert (preferences()["email"], preferences()["daily"]["at"]) == ("never", f"{hour:%H}:30")
    assert stop(Token(desk.workspace, "ada", "daily")).json == {"kind": "daily"}
    assert stop(Token(desk.workspace, "ada", "assignments")).json == {"kind": "assignments"}
    assert stop(Token(desk.workspace, "ada", "mentions")).json == {"kind": "mentions"}
    after = preferences()
    assert (after["email"], after["daily"], after["assignments"], after["mentions"]) == ("never", None, False, False)
    assert stop(token).json == {"kind": "reminders"}
    assert preferences() == after, "to press it again changes nothing"


def test_who_never_chose_anything_can_have_it_off_and_a_bell_that_was_lost_is_put_on_the_queue(desk, stop, preferences):
    stop(Token(desk.workspace, "ada", "assignments"))
    assert (preferences()["assignments"], preferences()["modseq"]) == (False, 1)
    assert len(desk.schedules) == 1
    desk.forgotten()
    desk.lost()
    stop(Token(desk.workspace, "ada", "reminders"))

    assert preferences()["email"] == "never"


def test_an_address_that_was_made_up_or_is_of_somebody_who_is_gone_changes_nothing(desk, stop):
    token = Token(desk.workspace, "ada", "daily")
    _, _, _, signature = str(token).split(".")

    for wrong in (
        "",
        "daily",
        f"{desk.workspace}.eve.daily.{signature}",
        f"{desk.workspace}.ada.reminders.{signature}",
    ):
        assert stop(wrong).problem == "no-such-letters"
    assert stop(Token(desk.workspace, "eve", "daily")).json == {"kind": "daily"}
    assert desk.bell is None
