from agenda.invitations.files import messages
from agenda.invitations.post import read
from functions.agenda import events_delegate, events_propose, events_reply
from tests.functions.agenda.bringing import brought
from tests.functions.agenda.guests import guest


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
