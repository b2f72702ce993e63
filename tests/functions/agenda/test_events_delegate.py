import pytest

from agenda.invitations.addresses import calendar_address
from agenda.invitations.files import messages
from agenda.invitations.post import read
from functions.agenda import (
    events_create,
    events_delegate,
    events_delete,
    events_reply,
    events_update,
    proposals_list,
    replies_give,
)
from tests.functions.agenda.chambers import Chambers
from tests.functions.agenda.guests import DOMAIN, guest, token
from tests.functions.agenda.test_replies_give import SOON


@pytest.fixture
def bob(firm):
    return firm.person("bob")


def send(party, held, bob, email, **said):
    path = {"calendar_id": party.office.default("bob"), "event_id": held["event_id"], "caller": bob}
    answer = party.invoke(events_delegate, **path, body={"email": email, **said})
    party.cloud.pumps.drain()
    return answer


def known(party, held):
    """Who comes, as the one who invites has it."""
    people = party.copy(held, "ada")["participants"].values()
    return {each["sendTo"]["imip"][7:]: each.get("participationStatus", "needs-action") for each in people}


def test_a_colleague_who_is_sent_has_the_event_and_answers_the_one_who_invites(party, invoke, firm, bob):
    cat = firm.person("cat")
    held = party.invite("bob@example.com", start=SOON)

    said = send(party, held, bob, "cat@example.com", comment="Cat knows more")
    assert said.status == 200, said.text
    everybody = {party.address: "accepted"}
    assert {**known(party, held), **everybody} == {
        **everybody,
        "bob@example.com": "delegated",
        "cat@example.com": "needs-action",
    }
    path = {"calendar_id": firm.default("cat"), "event_id": held["event_id"], "caller": cat}
    assert invoke(events_reply, **path, body={"status": "accepted"}).status == 200
    party.cloud.pumps.drain()
    assert known(party, held)["cat@example.com"] == "accepted"
    assert party.letters() == []

    party.change(held, {"title": "Coffee"})
    assert party.copy(held, "cat")["title"] == "Coffee"


def test_who_is_outside_gets_a_letter_that_answers_the_one_who_invites(party, invoke, bob):
    held = party.invite("bob@example.com", start=SOON)
    assert send(party, held, bob, "Grace@Example.org", name="Grace").status == 200

    (letter,) = party.letters()
    (asked,) = messages(read(letter.as_bytes()), "grace@example.org")
    assert (letter["To"], asked.method, asked.sender) == ("grace@example.org", "REQUEST", party.address)
    assert letter["From"].addresses[0].display_name == "Bob"
    assert invoke(replies_give, body={"token": token(letter), "status": "accepted"}).status == 200
    assert known(party, held)["grace@example.org"] == "accepted"


def forged(party, bob, uid, **more):
    """An event of Bob's own making, of the name of another's, from which he hears of nobody."""
    said = {
        "@type": "Event",
        "uid": uid,
        "title": "Forged",
        "start": "2026-12-03T16:00:00",
        "timeZone": "Europe/Berlin",
    }
    said |= {"duration": "PT1H", "sequence": 900, "replyTo": {"imip": f"mailto:{party.address}"}}
    people = {"o": guest(party.address, roles={"owner": True}), "b": guest("bob@example.com")}
    body = {**said, "participants": people, **more}
    made = party.invoke(events_create, calendar_id=party.office.default("bob"), caller=bob, body=body)
    assert made.status == 201, made.text
    party.cloud.pumps.drain()
    return made.json


def test_nobody_hands_on_what_they_are_not_invited_to(party, invoke, firm, bob):
    cat = firm.person("cat")
    held = party.invite("cat@example.com", start=SOON)
    known_, unknown = (forged(party, bob, uid) for uid in (held["event"]["uid"], "made-up"))

    for each in (known_, unknown):
        assert send(party, each, bob, "cat@example.com").status == 200
        assert send(party, each, bob, "grace@example.org").status == 200
    assert party.letters() == []
    assert (party.copy(held, "cat")["title"], party.copy(unknown, "cat")) == ("Tea", None)
    waiting = invoke(proposals_list, caller=cat).json["items"]
    assert {(each["kind"], each["sender"]) for each in waiting} == {("unverified", "bob@example.com")}
    assert {each["event_id"] for each in waiting} == {known_["event_id"], unknown["event_id"]}

    party.change(held, {"title": "Coffee"})
    assert party.copy(held, "cat")["title"] == "Coffee"


@pytest.mark.parametrize("to", ["cat@example.com", "grace@example.org"])
def test_of_what_a_guest_says_of_the_event_nothing_is_believed(party, firm, bob, to):
    firm.person("cat")
    held = party.invite("bob@example.com", start=SOON)
    path = {"calendar_id": firm.default("bob"), "event_id": held["event_id"], "caller": bob}
    forged_ = {"sequence": 900, "title": "Forged", "description": "Pay at once", "start": "2026-12-03T16:00:00"}
    assert party.invoke(events_update, **path, body=forged_).status == 200

    assert send(party, held, bob, to).status == 200
    if to.startswith("cat"):
        it = party.copy(held, "cat")
    else:
        (letter,) = party.letters()
        (asked,) = messages(read(letter.as_bytes()), to)
        it = asked.entries[0]
    assert (it["title"], it["sequence"], it.get("description"), it["start"]) == ("Tea", 0, None, SOON)


def test_what_nobody_vouches_for_is_called_by_the_name_that_its_event_has_here(party, invoke, firm, bob):
    cat = firm.person("cat")
    held = party.invite("cat@example.com", start=SOON)
    nameless = forged(party, bob, held["event"]["uid"], title="")

    assert send(party, nameless, bob, "cat@example.com").status == 200
    (it,) = invoke(proposals_list, caller=cat).json["items"]
    assert (it["kind"], it["title"]) == ("unverified", "Tea")


def test_what_somebody_elsewhere_invites_to_waits_for_whom_a_guest_sends(party, invoke, firm, bob):
    cat = firm.person("cat")
    host = {"o": guest("boss@example.net", roles={"owner": True}), "b": guest("bob@example.com")}
    made = forged(party, bob, "board", replyTo={"imip": "mailto:boss@example.net"}, participants=host)

    assert send(party, made, bob, "cat@example.com").status == 200
    assert party.copy(made, "cat") is None
    (it,) = invoke(proposals_list, caller=cat).json["items"]
    assert (it["kind"], it["sender"], it["title"]) == ("unverified", "bob@example.com", "Forged")


def test_nobody_takes_over_or_cancels_the_copies_of_another_event(party, invoke, firm, bob):
    firm.person("cat")
    chambers = Chambers(firm)
    blue = chambers.room("Blue")
    guests = {"c": guest("cat@example.com"), "r": chambers.asked(blue)}
    held = party.invite(start=SOON, participants=guests)
    mine = {"imip": f"mailto:{calendar_address(firm.workspace, 'bob', DOMAIN)}"}
    owner = {"o": guest(party.address, roles={"owner": True})}
    made = forged(party, bob, held["event"]["uid"], replyTo=mine, participants={**owner, **guests})
    assert (party.copy(held, "cat")["title"], chambers.standing(blue)) == ("Tea", ["Tea"])

    path = {"calendar_id": firm.default("bob"), "event_id": made["event_id"], "caller": bob}
    assert invoke(events_delete, **path).status == 204
    party.cloud.pumps.drain()
    assert (party.copy(held, "cat").get("status"), chambers.standing(blue)) == (None, ["Tea"])

    own = forged(party, bob, "own")
    assert send(party, own, bob, guests["r"]["sendTo"]["imip"][7:]).status == 200
    assert chambers.standing(blue) == ["Tea"]
    party.change(held, {"title": "Coffee"})
    assert (party.copy(held, "cat")["title"], chambers.standing(blue)) == ("Coffee", ["Coffee"])


def test_nobody_sends_the_one_who_invites_nor_nobody(party, bob):
    held = party.invite("bob@example.com", start=SOON)

    assert send(party, held, bob, "bob@example.com").problem == "not-to-be-sent"
    assert send(party, held, bob, party.address).problem == "not-to-be-sent"
    assert send(party, held, bob, "somebody").problem == "no-address"
    assert send(party, held, party.office.ada, "grace@example.org").status == 403
