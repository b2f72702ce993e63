from functions.agenda import addresses_get, invitations_receive
from tests.functions.agenda.guests import Party, came, letter, reply


def test_only_what_comes_to_somebodys_calendar_is_put_aside(invoke, cloud, office):
    party = Party(invoke, cloud, office)
    invoke(addresses_get, caller=office.ada)
    held = party.invite("grace@example.org")
    raw = letter(reply(held, party.address))

    invoke(invitations_receive, event=came(cloud, "m1", raw, party.address.upper()))
    cloud.pumps.drain()
    assert party.copy(held, "ada")["participants"]["grace"]["participationStatus"] == "accepted"

    later = letter(reply(held, party.address, status="declined"))
    for number, to, source in (("m2", "calendar-1@parlour.example.com", "a@b.example"), ("m3", party.address, "")):
        invoke(invitations_receive, event=came(cloud, number, later, to, source=source))
    invoke(invitations_receive, event=came(cloud, "m4", later, "ada@parlour.example.com"))
    cloud.pumps.drain()
    assert party.copy(held, "ada")["participants"]["grace"]["participationStatus"] == "accepted"
