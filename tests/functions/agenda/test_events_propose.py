from dataclasses import replace
from datetime import UTC, datetime

import pytest

from agenda.events.model import identified
from agenda.invitations.files import messages
from agenda.invitations.occurrences import occurrence
from agenda.invitations.post import read
from functions.agenda import events_delegate, events_propose, events_reply
from tests.functions.agenda.bringing import brought
from tests.functions.agenda.guests import asking, guest, letter, take


def test_who_invites_from_outside_hears_answers_and_proposals_in_letters(party, invoke, cloud):
    ada = {"id": party.office.default(), "caller": party.office.ada}
    people = {"g": guest("grace@example.org", roles={"owner": True, "attendee": True}), "a": guest("ada@example.com")}
    held = party.invite(replyTo={"imip": "mailto:grace@example.org"}, participants=people)
    path = {"calendar_id": ada["id"], "event_id": held["event_id"], "caller": ada["caller"]}
    assert party.letters() == []

    assert invoke(events_reply, **path, body={"status": "tentative"}).status == 200
    said = {"start": "2026-12-02T15:00:00", "duration": "PT30M", "comment": "I am on a train"}
    assert invoke(events_propose, **path, body=said).status == 202
    cloud.pumps.drain()

    answer, proposal = sorted(party.letters(), key=lambda each: each["Subject"])
    assert (answer["To"], answer["Subject"]) == ("grace@example.org", "Maybe: Tea, 1 December 2026, 16:00")
    (reply,) = messages(read(answer.as_bytes()), "grace@example.org")
    assert (reply.method, reply.sender) == ("REPLY", "ada@example.com")
    assert (answer["From"].addresses[0].display_name, answer["Reply-To"]) == ("Ada", "ada@example.com")
    for each in (answer, proposal):
        (file,) = read(each.as_bytes()).files
        bare = file.data.replace(b"\r\n ", b"")
        (line,) = (each for each in bare.splitlines() if b"SENT-BY" in each)
        assert line.startswith(b"ATTENDEE")
        assert line.endswith(b":mailto:ada@example.com")
        assert f'SENT-BY="mailto:{each["From"].addresses[0].addr_spec}"'.encode() in line
    (counter,) = messages(read(proposal.as_bytes()), "grace@example.org")
    assert (counter.method, counter.comment) == ("COUNTER", "I am on a train")
    assert (counter.entries[0]["start"], counter.entries[0]["duration"]) == ("2026-12-02T15:00:00", "PT30M")
    assert "I am on a train" in proposal.get_body(("plain",)).get_content()


HERE = "you invite to this yourself: "


def test_who_invites_is_told_what_to_do_instead_of_answering_themselves(party, invoke):
    asks = {
        events_propose: {"start": "2026-12-02T15:00:00"},
        events_reply: {"status": "accepted"},
        events_delegate: {"email": "bob@example.com"},
    }
    for held in (brought(party), party.invite("grace@example.org")):
        refused = [invoke(door, **party.at(held), body=body) for door, body in asks.items()]
        assert [each.problem for each in refused] == ["nobody-invites"] * 3
        assert [each.json["detail"].removeprefix(HERE) for each in refused] == [
            "put it at another time, and your guests hear of it",
            "nobody waits for your answer; cancel it if it is off",
            "invite whoever is to come",
        ]


def test_nobody_proposes_uninvited_nor_where_nobody_invites(party, invoke):
    people = {"g": guest("grace@example.org", roles={"owner": True}), "c": guest("eve@example.net")}
    other = party.invite(replyTo={"imip": "mailto:grace@example.org"}, participants=people)

    for held, problem in ((other, "not-invited"), (party.invite(), "nobody-invites")):
        assert invoke(events_propose, **party.at(held), body={"start": "2026-12-02T15:00:00"}).problem == problem


def proposed(party, invoke, **said):
    """What Ada is invited to by somebody elsewhere, to whom she proposed another time."""
    first = asking(party, "grace@example.org", "tea@example.org", updated="2026-11-20T08:00:00Z")
    take(party, party.address, letter(replace(first, stamp=datetime(2026, 11, 20, 8, tzinfo=UTC))))
    path = party.at({"event_id": identified("tea@example.org")})
    assert invoke(events_propose, **path, body={"start": "2026-12-02T15:00:00", **said}).status == 202
    party.cloud.pumps.drain()
    assert [each["Subject"][:17] for each in party.letters()] == ["New time proposed"]


def moved(party, start="2026-12-02T15:00:00", minute=0, method="REQUEST", **said):
    """What the one elsewhere says then: when it is, and whether Ada comes."""
    at = {"start": start, "updated": f"2026-11-20T09:{minute:02}:00Z", **said}
    it = asking(party, "grace@example.org", "tea@example.org", **at)
    sequence = it.entries[0].get("sequence", 0)
    stamp = datetime(2026, 11, 20, 9, minute, tzinfo=UTC)
    take(party, party.address, letter(replace(it, method=method, stamp=stamp, sequence=sequence)))
    event = party.copy({"event_id": identified("tea@example.org")}, "ada")
    return event["start"], comes(event)


def comes(event):
    (me,) = (each for each in event["participants"].values() if each["sendTo"]["imip"] == "mailto:ada@example.com")
    return me.get("participationStatus", "needs-action")


def test_who_proposed_when_it_is_now_comes_then_and_says_so_once_to_who_invites_elsewhere(party, invoke):
    proposed(party, invoke)

    for _ in range(2):
        assert moved(party, sequence=1) == ("2026-12-02T15:00:00", "accepted")
    assert [each["Subject"] for each in party.letters()[1:]] == ["Accepted: Tea, 2 December 2026, 15:00"]
    (said,) = messages(read(party.letters()[-1].as_bytes()), "grace@example.org")
    assert (said.method, said.sequence, said.sender) == ("REPLY", 1, "ada@example.com")

    assert moved(party, "2026-12-03T15:00:00", 5, sequence=2) == ("2026-12-03T15:00:00", "needs-action")
    assert moved(party, minute=6, sequence=3) == ("2026-12-02T15:00:00", "needs-action"), "that was long ago"


def test_it_is_the_same_time_by_whatever_clock_and_who_knows_that_one_comes_is_not_told(party, invoke):
    proposed(party, invoke, start="2026-12-02T14:00:00", time_zone="Europe/London")
    people = {
        "h": guest("grace@example.org", roles={"owner": True}),
        "a": guest("ada@example.com", participationStatus="accepted"),
    }

    assert moved(party, sequence=1, participants=people) == ("2026-12-02T15:00:00", "accepted")
    assert len(party.letters()) == 1


@pytest.mark.parametrize(
    "otherwise",
    [
        pytest.param({"start": "2026-12-02T15:30:00", "sequence": 1}, id="another time"),
        pytest.param({"duration": "PT2H", "sequence": 1}, id="longer"),
        pytest.param({"sequence": 0}, id="no new version"),
    ],
)
def test_who_is_granted_something_else_is_asked_anew(party, invoke, otherwise):
    proposed(party, invoke)

    assert moved(party, **otherwise)[1] == "needs-action"
    assert len(party.letters()) == 1


def test_what_was_declined_is_proposed_no_longer(party, invoke):
    proposed(party, invoke)

    moved(party, method="DECLINECOUNTER")
    assert moved(party, minute=5, sequence=1)[1] == "needs-action"


def test_one_time_of_a_series_is_granted_by_itself(party, invoke):
    weekly, second = [{"@type": "RecurrenceRule", "frequency": "weekly", "count": 3}], "2026-12-08T16:00:00"
    first = asking(
        party, "grace@example.org", "tea@example.org", recurrenceRules=weekly, updated="2026-11-20T08:00:00Z"
    )
    take(party, party.address, letter(replace(first, stamp=datetime(2026, 11, 20, 8, tzinfo=UTC))))
    held = {"event_id": identified("tea@example.org")}
    said = {"start": "2026-12-08T18:00:00", "recurrence_id": second}
    assert invoke(events_propose, **party.at(held), body=said).status == 202
    party.cloud.pumps.drain()

    moved(party, "2026-12-08T18:00:00", sequence=1, recurrenceId=second, recurrenceIdTimeZone="Europe/Berlin")

    assert comes(occurrence(party.copy(held, "ada"), second)) == "accepted"
    assert comes(party.copy(held, "ada")) == "needs-action"
    (told,) = messages(read(party.letters()[-1].as_bytes()), "grace@example.org")
    assert (told.method, told.entries[0]["recurrenceId"]) == ("REPLY", second)
