from functions.agenda import invitations_receive, proposals_list
from tests.functions.agenda.guests import Party, came, letter, reply


def test_who_was_not_invited_and_answers_waits_to_be_let_in(invoke, cloud, office):
    party = Party(invoke, cloud, office)
    bob = office.person("bob")
    held = party.invite("grace@example.org")
    raw = letter(reply(held, party.address, "eve@example.net"), author="eve@example.net")

    for number in ("m1", "m2"):
        invoke(invitations_receive, event=came(cloud, number, raw, party.address, source="eve@example.net"))
    cloud.pumps.drain()

    (shown,) = invoke(proposals_list, caller=office.ada).json["items"]
    assert (shown["kind"], shown["sender"], shown["title"]) == ("crasher", "eve@example.net", "Tea")
    assert shown["event_id"] == held["event_id"]
    assert "errand" not in shown
    assert invoke(proposals_list, caller=bob).json == {"items": []}
