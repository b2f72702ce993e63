from functions.agenda import events_delete, events_resend, replies_give
from tests.functions.agenda.bringing import brought, said
from tests.functions.agenda.guests import guest, token
from tests.functions.agenda.test_replies_give import SOON


def remind(party, held, **said):
    answer = party.invoke(events_resend, **party.at(held), body=said)
    party.cloud.pumps.drain()
    return answer


def test_who_has_not_answered_is_asked_once_more_as_often_as_one_likes(party, invoke, firm, cloud):
    firm.person("bob")
    held = party.invite("grace@example.org", "eve@example.net", "bob@example.com", start=SOON)
    grace = next(each for each in party.letters() if each["To"] == "grace@example.org")
    invoke(replies_give, body={"token": token(grace), "status": "accepted"})

    for _ in range(2):
        said = remind(party, held, comment="I am ordering the cake")
        assert (said.status, sorted(said.json["to"])) == (202, ["bob@example.com", "eve@example.net"])
    again = party.letters()[2:]
    assert sorted(each["To"] for each in again) == ["bob@example.com"] * 2 + ["eve@example.net"] * 2
    assert {each["Subject"].partition(":")[0] for each in again} == {"Once more"}
    assert "I am ordering the cake" in again[0].get_body(("plain",)).get_content()

    assert remind(party, held, to=["grace@example.org"]).json == {"to": ["grace@example.org"]}
    assert party.letters()[-1]["To"] == "grace@example.org"


def test_all_who_have_not_answered_are_asked_however_many(party):
    people = {f"g{number}": guest(f"g{number}@example.org") for number in range(120)}
    held = party.invite(participants=people, start=SOON)

    said = remind(party, held)
    assert (said.status, len(said.json["to"])) == (202, 120)
    assert len({each["To"] for each in party.letters() if each["Subject"].startswith("Once more")}) == 120
    assert remind(party, held, to=[f"g{number}@example.org" for number in range(101)]).status == 422


def test_there_may_be_nobody_to_ask(party, invoke, firm):
    bob = firm.person("bob")
    held, alone = party.invite("bob@example.com", start=SOON), party.invite(start=SOON)

    assert remind(party, held, to=["eve@example.net"]).problem == "nobody-to-remind"
    assert remind(party, alone).problem == "nobody-to-remind"
    path = {"calendar_id": firm.default("bob"), "event_id": held["event_id"], "caller": bob}
    assert invoke(events_resend, **path, body={}).problem == "nobody-to-remind"
    party.change(held, {"status": "cancelled"})
    assert remind(party, held).problem == "nobody-to-remind"
    assert party.letters() == []


def test_who_is_asked_once_more_answers_here_and_nobody_else_hears(party, invoke):
    held = brought(party, guests=("grace@example.org", "eve@example.net"))

    for sequence in (4, 4):
        asked = invoke(events_resend, **party.at(held), body={"to": ["grace@example.org"]})
        assert (asked.status, asked.json) == (202, {"to": ["grace@example.org"]})
        party.cloud.pumps.drain()
        mail = party.letters()[-1]
        assert (mail["To"], f"SEQUENCE:{sequence}" in said(mail)) == ("grace@example.org", True)
    assert len(party.letters()) == 2
    assert invoke(replies_give, body={"token": token(mail), "status": "tentative"}).json["status"] == "tentative"


def test_who_was_not_asked_again_and_hears_that_it_is_off_reads_by_whom_they_knew_it(party, invoke):
    held = brought(party, guests=("grace@example.org", "eve@example.net"))
    remind(party, held, to=["grace@example.org"])

    assert invoke(events_delete, **party.at(held)).status == 204
    party.cloud.pumps.drain()

    (mail,) = (each for each in party.letters() if each["To"] == "eve@example.net")
    (line,) = (each for each in said(mail).splitlines() if each.startswith("ORGANIZER"))
    assert line.endswith(f"mailto:{party.address}")
    assert "EMAIL=ada@example.com" in line
    assert "METHOD:CANCEL" in said(mail)
    assert "UID:tea@old.example" in said(mail)
