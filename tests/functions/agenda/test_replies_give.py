from datetime import UTC, datetime, timedelta

from functions.agenda import proposals_list, replies_give, replies_show
from tests.functions.agenda.guests import guest, token
from tests.functions.agenda.happenings import WEEKLY

SOON = (datetime.now(UTC) + timedelta(days=3)).strftime("%Y-%m-%dT16:00:00")
NEXT = (datetime.fromisoformat(SOON) + timedelta(days=7)).isoformat()


def give(invoke, token_, **said):
    return invoke(replies_give, body={"token": token_, **said})


def test_who_has_no_calendar_says_whether_they_come_and_says_otherwise_later(party, invoke):
    held = party.invite("grace@example.org", start=SOON)
    link = token(party.letters()[0])
    invoke(replies_show, body={"token": link})
    assert "participationStatus" not in party.copy(held, "ada")["participants"]["grace"]

    for status, comment in (("accepted", "Gladly"), ("declined", ""), ("tentative", "Perhaps")):
        said = give(invoke, link, status=status, comment=comment, sequence=0)
        assert said.status == 200, said.text
        assert (said.json["status"], said.json["comment"]) == (status, comment)
        mine = party.copy(held, "ada")["participants"]["grace"]
        assert (mine["participationStatus"], mine.get("participationComment", "")) == (status, comment)
    assert len(party.letters()) == 1


def test_one_of_several_times_is_answered_by_itself(party, invoke):
    held = party.invite("grace@example.org", start=SOON, recurrenceRules=WEEKLY)
    link = token(party.letters()[0])

    assert give(invoke, link, status="accepted").status == 200
    said = give(invoke, link, status="declined", recurrence_id=NEXT).json
    assert [each["status"] for each in said["times"][:3]] == ["accepted", "declined", "accepted"]
    event = party.copy(held, "ada")
    assert event["participants"]["grace"]["participationStatus"] == "accepted"
    assert event["recurrenceOverrides"][NEXT]["participants/grace/participationStatus"] == "declined"
    never = (datetime.fromisoformat(SOON) + timedelta(days=1)).isoformat()
    assert give(invoke, link, status="accepted", recurrence_id=never).problem == "not-invited"


def test_who_is_invited_to_some_of_them_answers_for_these(party, invoke):
    later = (datetime.fromisoformat(SOON) + timedelta(days=14)).isoformat()
    patches = {at: {"participants/cat": guest("cat@example.org")} for at in (NEXT, later)}
    held = party.invite(start=SOON, recurrenceRules=WEEKLY, recurrenceOverrides=patches)
    (letter,) = party.letters()

    assert give(invoke, token(letter), status="accepted").json["status"] == "accepted"
    event = party.copy(held, "ada")
    for at in (NEXT, later):
        assert event["recurrenceOverrides"][at]["participants/cat"]["participationStatus"] == "accepted"


def test_another_time_is_proposed_and_waits_for_the_one_who_invites(party, invoke, firm):
    held = party.invite("grace@example.org", start=SOON)
    instead = {"start": NEXT, "time_zone": "America/New_York"}

    said = give(invoke, token(party.letters()[0]), status="declined", instead=instead, comment="I am on a train")
    assert said.json["status"] == "declined"
    (it,) = invoke(proposals_list, caller=firm.ada).json["items"]
    assert (it["kind"], it["sender"], it["start"]) == ("counter", "grace@example.org", NEXT)
    assert (it["time_zone"], it["comment"]) == ("America/New_York", "I am on a train")
    assert party.copy(held, "ada")["start"] == SOON


def test_an_answer_to_what_changed_or_is_over_is_refused(party, invoke):
    held = party.invite("grace@example.org", start=SOON)
    party.invite("eve@example.org", start="2020-01-01T10:00:00")
    link, past = map(token, party.letters())
    party.change(held, {"start": NEXT})

    assert give(invoke, link, status="accepted", sequence=0).problem == "overtaken"
    assert give(invoke, link, status="accepted", sequence=1).status == 200
    assert give(invoke, past, status="accepted").problem == "over-before"
    assert give(invoke, link).status == 422
    assert give(invoke, link + "x", status="accepted").problem == "no-such-pass"


def test_who_told_their_clock_reads_by_it_from_then_on(party, invoke):
    held = party.invite("grace@example.org", start=SOON)
    (letter,) = party.letters()
    assert "Berlin time" in letter.get_body(("plain",)).get_content()

    said = {"token": token(letter), "zone": "Asia/Kolkata", "status": "accepted"}
    assert invoke(replies_give, body=said).status == 200
    party.change(held, {"title": "Coffee"})
    assert "Kolkata time" in party.letters()[-1].get_body(("plain",)).get_content()
