from functions.agenda import guests_show


def test_who_has_the_link_sees_the_booking_by_their_own_clock(invoke, reception):
    reception.page(place={"kind": "link", "detail": "https://meet.example.com/ada"})
    booked = reception.book().json

    said = invoke(guests_show, body={"ticket": booked["ticket"]}).json

    assert said == {name: value for name, value in booked.items() if name != "ticket"}
    assert (said["place"], said["changeable"]) == ("https://meet.example.com/ada", True)


def test_a_broken_link_leads_nowhere(invoke, reception):
    reception.page()
    ticket = reception.book().json["ticket"]

    for wrong in ("x", ticket[:-1] + ("a" if ticket[-1] != "a" else "b"), ticket.replace("acme", "globex")):
        assert invoke(guests_show, body={"ticket": wrong}).problem == "no-such-booking"
