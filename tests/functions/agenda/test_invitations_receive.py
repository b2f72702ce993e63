from agenda.rooms.addresses import room_address
from functions.agenda import addresses_get, invitations_receive, rooms_create
from tests.functions.agenda.guests import DOMAIN, asking_for, came, letter, reply


def test_only_what_comes_to_somebodys_calendar_is_put_aside(invoke, cloud, party, firm):
    invoke(addresses_get, caller=firm.ada)
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


def test_a_room_is_asked_at_its_address_and_answers_by_letter(invoke, cloud, party, firm):
    draft = {"name": "Blue", "zone": "UTC", "outside": "accept"}
    blue = invoke(rooms_create, caller=firm.manager(), body=draft).json["room_id"]
    raw, there = asking_for(blue), room_address(blue, DOMAIN)

    for number, to in (("m1", there.upper()), ("m2", room_address(firm.default(), DOMAIN)), ("m3", f"{there}.net")):
        invoke(invitations_receive, event=came(cloud, number, raw, to))
    cloud.pumps.drain()
    (answer,) = party.letters()
    assert (answer["To"], answer["Reply-To"], answer["Subject"]) == (
        "grace@example.org",
        there,
        "Accepted: Visit, 1 December 2026, 16:00",
    )
    assert answer["From"].addresses[0].display_name == "Blue"
