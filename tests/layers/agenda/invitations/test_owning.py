"""Nobody is shown as the one who invites but whoever does."""

from agenda.invitations.attending import requested
from agenda.invitations.hosting import replied
from agenda.invitations.model import Message
from agenda.invitations.occurrences import moment, occurrence
from agenda.invitations.owning import owned, unanswered
from agenda.invitations.parties import organizers, people
from tests.layers.agenda.invitations.stores import ADA, DAYS, UID, participant, standup

BOB, EVE = "bob@example.com", "eve@example.net"
NOW = moment("2026-12-05T10:00:00Z")


def owner(mail, **more):
    return {**participant(mail, **more), "roles": {"owner": True}}


def copy(**more):
    message = Message("REQUEST", UID, ADA, BOB, (standup(BOB, **more),), NOW)
    return requested(message, None, frozenset({BOB}), NOW).event


def test_there_is_one_who_invites_to_it_and_to_each_of_its_times():
    patches = {
        DAYS[0]: {"replyTo/imip": f"mailto:{EVE}", "participants/eve": owner(EVE), "title": "Long one"},
        DAYS[1]: {"participants/bob/roles": {"owner": True}, "participants/ada/sendTo": {"imip": f"mailto:{EVE}"}},
        DAYS[2]: {"participants/bob/roles/owner": True, "participants/ada/name": "Eve", "participants/ada": None},
        DAYS[3]: {"participants": {"eve": owner(EVE), "bob": participant(BOB), "ada": owner(EVE)}},
        DAYS[4]: {"replyTo": {"imip": f"mailto:{EVE}"}, "participants/ada/participationStatus": "tentative"},
    }
    people_ = {"eve": owner(EVE), "ada": owner(ADA), "bob": participant(BOB)}
    for more in ({"participants": people_}, {}):
        event = copy(recurrenceOverrides=patches, **more)
        for it in (event, *(occurrence(event, rid) for rid in DAYS)):
            assert organizers(it) == {ADA}
            assert not any("name" in each for each in people(it).values())
        assert occurrence(event, DAYS[0])["title"] == "Long one"


def test_another_address_of_who_invites_is_kept_where_somebody_vouches_for_it():
    event = standup(BOB, participants={"ada": owner(ADA, email=EVE), "bob": participant(BOB)})

    assert [organizers(owned(event, proven)) for proven in (frozenset(), frozenset({EVE}), None)] == [
        {ADA},
        {ADA, EVE},
        {ADA, EVE},
    ]


def answer(*, mail=BOB, crashers="ask", **people_):
    entry = {"uid": UID, "start": DAYS[0], "participants": people_}
    return replied(Message("REPLY", UID, mail, ADA, (entry,), NOW), standup(BOB), NOW, crashers).event


def test_whom_a_guest_sends_is_a_guest_and_has_said_nothing_yet():
    sent = owner("kay@example.net", participationStatus="accepted", delegatedFrom={"b": True}, email=EVE, sentBy=EVE)
    host = {**sent, "sendTo": {"imip": f"mailto:{ADA}"}}
    many = {f"m{number}": {**sent, "sendTo": {"imip": f"mailto:m{number}@example.net"}} for number in range(9)}
    bob = participant(BOB, participationStatus="delegated")

    event = answer(b=bob, k=sent, h=host)
    (kay,) = (each for key, each in people(event).items() if key not in {"ada", "bob"})
    assert {name: kay.get(name) for name in ("roles", "participationStatus", "email", "sentBy", "delegatedFrom")} == {
        "roles": {"attendee": True},
        "participationStatus": "needs-action",
        "email": None,
        "sentBy": None,
        "delegatedFrom": {"bob": True},
    }
    assert organizers(event) == {ADA}
    assert len(people(answer(b=bob, **many))) == len({"ada", "bob"}) + 3


def test_who_is_let_in_takes_nobodys_seat():
    eve = answer(mail=EVE, crashers="add", x=participant(BOB, email=EVE, participationStatus="accepted"))
    assert people(eve)["bob"] == people(standup(BOB))["bob"]
    assert organizers(eve) == {ADA}
    assert [each["sendTo"]["imip"] for key, each in people(eve).items() if key not in {"ada", "bob"}] == [
        f"mailto:{EVE}"
    ]

    assert answer(mail=ADA, crashers="add", x=participant(ADA, participationStatus="declined")) is None


def test_when_somebody_answered_is_not_for_a_letter_to_say():
    kept = {"email": "ada@example.com", "participationStatus": "accepted"}
    told = {**kept, "scheduleUpdated": "2026-12-01T00:00:00Z", "scheduleSequence": 7}
    patches = {
        "a": {"participants/a/scheduleUpdated": "2026-12-01T00:00:00Z", "title": "x"},
        "b": {"participants/a": told},
        "c": {"participants": {"a": told}},
    }

    bare = unanswered({"participants": {"a": told}, "recurrenceOverrides": patches})

    assert bare["participants"] == {"a": kept}
    assert bare["recurrenceOverrides"] == {
        "a": {"title": "x"},
        "b": {"participants/a": kept},
        "c": {"participants": {"a": kept}},
    }
