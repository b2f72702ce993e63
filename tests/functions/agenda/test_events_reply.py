import pytest

from functions.agenda import events_delete, events_get, events_reply
from tests.functions.agenda.happenings import WEEKLY


@pytest.fixture
def bob(firm):
    return firm.person("bob")


def at(party, held, caller, name="bob"):
    return {"calendar_id": party.office.default(name), "event_id": held["event_id"], "caller": caller}


def test_whoever_is_invited_says_that_they_come_and_the_other_knows(party, invoke, cloud, bob):
    held = party.invite("bob@example.com", recurrenceRules=WEEKLY)

    said = invoke(events_reply, **at(party, held, bob), body={"status": "accepted", "comment": "Gladly"})
    assert said.status == 200, said.text
    cloud.pumps.drain()
    known = party.copy(held, "ada")["participants"]["bob"]
    assert (known["participationStatus"], known["participationComment"]) == ("accepted", "Gladly")

    one = {"status": "declined", "recurrence_id": "2026-12-08T16:00:00"}
    assert invoke(events_reply, **at(party, held, bob), body=one).status == 200
    cloud.pumps.drain()
    event = party.copy(held, "ada")
    then = event["recurrenceOverrides"]["2026-12-08T16:00:00"]
    assert then["participants/bob/participationStatus"] == "declined"
    assert event["participants"]["bob"]["participationStatus"] == "accepted"
    assert party.letters() == []


def test_who_throws_away_what_they_are_invited_to_does_not_come(party, invoke, cloud, bob):
    held = party.invite("bob@example.com")

    assert invoke(events_delete, **at(party, held, bob)).status == 204
    cloud.pumps.drain()

    assert party.copy(held, "ada")["participants"]["bob"]["participationStatus"] == "declined"


def test_nobody_answers_for_another_nor_where_nobody_asked(party, invoke, bob):
    held = party.invite("grace@example.org")

    own = invoke(events_reply, **at(party, held, party.office.ada, "ada"), body={"status": "accepted"})
    assert own.problem == "nobody-invites"
    other = {**at(party, held, bob), "calendar_id": party.office.default("ada")}
    assert invoke(events_reply, **other, body={"status": "accepted"}).status == 403
    mine = party.invite("bob@example.com")
    late = {"status": "accepted", "recurrence_id": "2029-01-01T00:00:00"}
    assert invoke(events_reply, **at(party, mine, bob), body=late).status == 404
    old = invoke(events_reply, **at(party, mine, bob), body={"status": "accepted"}, headers={"if-match": '"7"'})
    assert old.status == 412
    assert invoke(events_get, **at(party, mine, bob)).json["modseq"] == 1


def test_nobody_answers_for_what_comes_from_elsewhere(invoke, office):
    fed = office.calendar(kind="subscribed", source="example.org")
    said = invoke(events_reply, calendar_id=fed, caller=office.ada, body={"status": "accepted"})

    assert (said.status, said.problem) == (403, "subscribed")
    assert "comes from example.org, and is changed there" in said.json["detail"]
