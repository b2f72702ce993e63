from pathlib import Path

import pytest

from agenda.events.model import identified
from agenda.events.table import EventTable
from agenda.invitations import Came
from functions.agenda import invitations_take, proposals_list
from tests.functions.agenda.guests import VERDICTS, Party, came, letter, reply
from tests.functions.batches import delivery, message

FILES = Path(__file__).parents[2] / "layers/agenda/invitations/files"


@pytest.fixture
def party(invoke, cloud, office):
    return Party(invoke, cloud, office)


def take(invoke, cloud, to, raw, person="ada", envelope="grace@example.org", **verdicts):
    came(cloud, "m1", raw, to)
    said = {name: verdicts.get(name, "PASS") for name in VERDICTS}
    it = Came(workspace="acme", person=person, key="in/m1", envelope=envelope, to=to, verdicts=said)
    body = message(1, it.model_dump_json(), queue="test-agenda-post")
    assert invoke(invitations_take, event=delivery(body)).payload == {"batchItemFailures": []}
    cloud.pumps.drain()


def test_google_invites_and_the_event_is_in_the_calendar(party, invoke, cloud, office):
    office.person("bob")
    raw = (FILES / "google-request.eml").read_bytes()

    for _ in range(2):
        take(invoke, cloud, "calendar-bob@parlour.example.com", raw, "bob", "bounces@google.com")

    uid = "1q2w3e4r5t6z7u8i9o0p@google.com"
    found = EventTable().find("acme", office.default("bob"), [identified(uid)])
    assert [each.event["title"] for each in found.values()] == ["Stand-up"]
    assert party.letters() == []


def test_an_answer_is_taken_from_whom_it_is_of_and_shown_if_nobody_knows(party, invoke, cloud, office):
    held = party.invite("grace@example.org")
    raw = letter(reply(held, party.address))

    take(invoke, cloud, party.address, raw, dmarc="FAIL")
    take(invoke, cloud, party.address, raw, virus="FAIL")
    take(invoke, cloud, party.address, letter(reply(held, party.address), author="eve@example.net"))
    assert "participationStatus" not in party.copy(held, "ada")["participants"]["grace"]
    shown = invoke(proposals_list, caller=office.ada).json["items"]
    assert [(each["kind"], each["method"]) for each in shown] == [("unverified", "REPLY")] * 2
    assert {each["sender"] for each in shown} == {"grace@example.org", "eve@example.net"}

    take(invoke, cloud, party.address, raw)
    assert party.copy(held, "ada")["participants"]["grace"]["participationStatus"] == "accepted"


def test_who_asks_how_it_is_is_told_and_what_says_nothing_does_nothing(party, invoke, cloud):
    held = party.invite("grace@example.org")
    assert len(party.letters()) == 1
    party.change(held, {"title": "Coffee"})

    from dataclasses import replace

    asks = replace(reply(held, party.address), method="REFRESH")
    take(invoke, cloud, party.address, letter(asks))
    take(invoke, cloud, party.address, b"From: grace@example.org\r\n\r\nHello")
    take(invoke, cloud, party.address, letter(asks), person="nobody")

    assert len(party.letters()) == 2
