from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy

from functions.agenda import invitations_receive, proposals_decide, proposals_list
from tests.functions.agenda.guests import came, letter, reply


def test_who_was_not_invited_and_answers_waits_to_be_let_in(invoke, cloud, party, firm):
    bob = firm.person("bob")
    held = party.invite("grace@example.org")
    raw = _bare(letter(reply(held, party.address, "eve@example.net"), author="eve@example.net"))

    for number in ("m1", "m2"):
        invoke(invitations_receive, event=came(cloud, number, raw, party.address, source="eve@example.net"))
    cloud.pumps.drain()

    (shown,) = invoke(proposals_list, caller=firm.ada).json["items"]
    assert (shown["kind"], shown["sender"], shown["title"]) == ("crasher", "eve@example.net", "Tea")
    assert shown["event_id"] == held["event_id"]
    assert "errand" not in shown
    assert shown["start"] == "2026-12-01T16:00:00"
    assert invoke(proposals_list, caller=bob).json == {"items": [], "next": None}


def _bare(raw):
    """The letter of a program that says of an event nothing but which one it is."""
    mail = message_from_bytes(raw, policy=policy.default)
    (part,) = (each for each in mail.walk() if each.get_content_type() == "text/calendar")
    lines = part.get_content().splitlines()
    said = "\r\n".join(each for each in lines if not each.startswith(("SUMMARY", "DTSTART", "DTEND", "DURATION")))
    part.set_content(said.encode(), maintype="text", subtype="calendar", params={"method": "REPLY"})
    return mail.as_bytes()


def test_they_come_page_by_page_and_a_changed_mind_replaces_the_former(invoke, cloud, party, firm):
    held = party.invite("grace@example.org")
    for number, name in enumerate(("eve", "kay", "sam", "eve")):
        said = reply(held, party.address, f"{name}@example.net", start=f"2026-12-0{number + 1}T10:00:00")
        later = replace(said, stamp=said.stamp + timedelta(seconds=number))
        entry = {**later.entries[0], "updated": f"2027-01-01T00:00:0{number}Z"}
        raw = letter(replace(later, entries=(entry,)), author=f"{name}@example.net")
        invoke(invitations_receive, event=came(cloud, f"m{number}", raw, party.address, source=f"{name}@example.net"))
        cloud.pumps.drain()

    def page(**query):
        answer = invoke(proposals_list, caller=firm.ada, query={"limit": "2", **query})
        assert answer.status == 200, answer.text
        return [(each["sender"].partition("@")[0], each["start"][8:10]) for each in answer.json["items"]], answer.json

    first, body = page()
    second, end = page(cursor=body["next"])
    assert (first, second, end["next"]) == ([("eve", "04"), ("sam", "03")], [("kay", "02")], None)

    gone = body["items"][1]["proposal_id"]
    decided = invoke(proposals_decide, caller=firm.ada, proposal_id=gone, body={"accept": False})
    assert (decided.status, page()[0]) == (204, [("eve", "04"), ("kay", "02")])
