from dataclasses import replace

from agenda.invitations.occurrences import occurrence
from functions.agenda import events_propose, events_reply, invitations_receive, proposals_decide, proposals_list
from tests.functions.agenda.guests import came, guest, letter, reply


def waiting(invoke, firm):
    return invoke(proposals_list, caller=firm.ada).json["items"]


def decide(invoke, firm, it, accept, caller=None):
    path = {"proposal_id": it["proposal_id"], "caller": caller or firm.ada}
    return invoke(proposals_decide, **path, body={"accept": accept})


def test_another_time_is_agreed_to_and_everybody_hears_of_it(party, invoke, cloud, firm):
    bob = firm.person("bob")
    held = party.invite("bob@example.com", "grace@example.org")
    path = {"calendar_id": firm.default("bob"), "event_id": held["event_id"], "caller": bob}

    def propose(start):
        assert invoke(events_propose, **path, body={"start": start}).status == 202
        cloud.pumps.drain()
        (it,) = waiting(invoke, firm)
        return it

    assert decide(invoke, firm, propose("2026-12-03T15:00:00"), accept=False).status == 204
    assert party.copy(held, "ada")["start"] == "2026-12-01T16:00:00"

    second = propose("2026-12-02T15:00:00")
    assert decide(invoke, firm, second, accept=True, caller=bob).status == 404
    assert decide(invoke, firm, second, accept=True).status == 204
    cloud.pumps.drain()
    assert {party.copy(held, name)["start"] for name in ("ada", "bob")} == {"2026-12-02T15:00:00"}
    assert party.letters()[-1]["Subject"] == "Changed: Tea, 2 December 2026, 15:00"
    assert decide(invoke, firm, second, accept=True).problem == "no-such-proposal"


def answers(party, held, name, rid=None):
    """Who comes, as somebody has it."""
    event = party.copy(held, name)
    it = event if rid is None else occurrence(event, rid)
    said = {each["sendTo"]["imip"][7:]: each.get("participationStatus") for each in it["participants"].values()}
    return said["bob@example.com"], said["grace@example.org"]


def test_who_proposed_when_it_is_comes_then_and_is_not_asked_once_more_but_the_others_are(party, invoke, cloud, firm):
    bob = firm.person("bob")
    weekly = [{"@type": "RecurrenceRule", "frequency": "weekly", "count": 3}]
    once = party.invite("bob@example.com", "grace@example.org")
    series = party.invite("bob@example.com", "grace@example.org", recurrenceRules=weekly)
    second = "2026-12-08T16:00:00"
    for held, said in ((once, {"start": "2026-12-02T16:00:00"}), (series, {"start": second, "recurrence_id": second})):
        path = {"calendar_id": firm.default("bob"), "event_id": held["event_id"], "caller": bob}
        invoke(invitations_receive, event=came(cloud, "m1", letter(reply(held, party.address)), party.address))
        cloud.pumps.drain()
        later = {**said, "start": said["start"].replace("T16", "T18")}
        assert invoke(events_propose, **path, body=later).status == 202
        cloud.pumps.drain()
        (it,) = waiting(invoke, firm)
        assert decide(invoke, firm, it, accept=True).status == 204
        cloud.pumps.drain()

    for name in ("ada", "bob"):
        assert answers(party, once, name) == ("accepted", "needs-action")
        assert answers(party, series, name, second) == ("accepted", "needs-action")
        assert answers(party, series, name)[0] in {None, "needs-action"}, "of the other times nothing was said"

    path = {"calendar_id": firm.default("bob"), "event_id": once["event_id"], "caller": bob}
    assert invoke(events_reply, **path, body={"status": "declined"}).status == 200
    cloud.pumps.drain()
    assert answers(party, once, "ada")[0] == "declined", "they may think better of it"
    party.change(once, {"start": "2026-12-03T15:00:00"})
    assert answers(party, once, "bob")[0] == "needs-action"


def test_what_was_proposed_for_what_changed_since_is_overtaken(party, invoke, cloud, firm):
    bob = firm.person("bob")
    held = party.invite("bob@example.com")
    path = {"calendar_id": firm.default("bob"), "event_id": held["event_id"], "caller": bob}
    invoke(events_propose, **path, body={"start": "2026-12-03T15:00:00"})
    cloud.pumps.drain()
    party.change(held, {"start": "2026-12-01T18:00:00"})

    (it,) = waiting(invoke, firm)
    assert decide(invoke, firm, it, accept=True).problem == "overtaken"
    assert party.copy(held, "ada")["start"] == "2026-12-01T18:00:00"


def test_who_was_not_invited_is_let_in_and_what_nobody_vouched_for_is_taken(party, invoke, cloud, firm):
    held = party.invite("grace@example.org")
    crasher = letter(reply(held, party.address, "eve@example.net"), author="eve@example.net")
    doubted = letter(reply(held, party.address))
    invoke(invitations_receive, event=came(cloud, "m1", crasher, party.address, source="eve@example.net"))
    invoke(invitations_receive, event=came(cloud, "m2", doubted, party.address, dmarc="FAIL"))
    cloud.pumps.drain()

    assert {each["kind"] for each in waiting(invoke, firm)} == {"crasher", "unverified"}
    for each in waiting(invoke, firm):
        assert decide(invoke, firm, each, accept=True).status == 204
    known = {each["sendTo"]["imip"]: each for each in party.copy(held, "ada")["participants"].values()}
    assert known["mailto:eve@example.net"]["participationStatus"] == "accepted"
    assert known["mailto:grace@example.org"]["participationStatus"] == "accepted"
    assert waiting(invoke, firm) == []


def test_what_was_passed_on_is_put_into_the_calendar_of_who_wants_it(party, invoke, cloud, firm):
    people = {"g": guest("grace@example.org", roles={"owner": True}), "c": guest("cat@example.net")}
    event = {
        "@type": "Event",
        "uid": "tea@example.org",
        "title": "Tea",
        "start": "2026-12-01T16:00:00",
        "timeZone": "Europe/Berlin",
        "duration": "PT1H",
        "replyTo": {"imip": "mailto:grace@example.org"},
    }
    invite = replace(reply({"event": event}, party.address, participants=people), method="REQUEST")
    party.invite("grace@example.org")
    invoke(invitations_receive, event=came(cloud, "m1", letter(invite), party.address))
    cloud.pumps.drain()

    (it,) = waiting(invoke, firm)
    assert it["kind"] == "forwarded"
    assert decide(invoke, firm, it, accept=True).status == 204
    cloud.pumps.drain()
    assert party.copy(it, "ada")["title"] == "Tea"
