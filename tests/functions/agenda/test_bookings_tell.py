from functions.agenda import bookings_approve, bookings_cancel, bookings_decline, bookings_tell
from tests.functions.agenda.fronts import entry, said, ticket

BOTH = {"ada@example.com", "grace@example.com"}


def decide(front, function, booking, **body):
    at = {"slug": "ada-30", "booking_id": booking["booking_id"]}
    answer = front.invoke(function, **at, caller=front.office.ada, **({"body": body} if body else {}))
    assert answer.status == 200, answer.text


def test_who_books_and_who_is_booked_are_written_to_and_again_when_it_moves_and_ends(front):
    front.page(place={"kind": "address", "detail": "Marktplatz 1"}, change_until=30)
    booked = front.book().json

    first = front.letters()
    assert set(first) == BOTH
    guest = first["grace@example.com"]
    assert guest["Subject"].startswith("Booked: Half an hour, ")
    assert guest["Reply-To"] == "ada@example.com"
    link = ticket(guest)
    assert link != booked["ticket"]
    assert front.show(link).json["booking_id"] == booked["booking_id"]
    method, event = entry(guest)
    assert (method, event["UID"], event["SEQUENCE"]) == ("REQUEST", booked["booking_id"], 0)
    assert (event.decoded("DTSTART"), str(event["LOCATION"])) == (front.day.replace(hour=9), "Marktplatz 1")

    assert front.move(link, 11).status == 200
    moved = front.letters()
    assert [moved[each]["Subject"].partition(":")[0] for each in sorted(moved)] == ["Moved", "Moved"]
    assert "When before" in said(moved["grace@example.com"])
    method, event = entry(moved["grace@example.com"])
    assert (method, event["SEQUENCE"], event.decoded("DTSTART")) == ("REQUEST", 1, front.day.replace(hour=11))

    assert front.cancel(link, "I am ill.").status == 200
    ended = front.letters()
    assert [ended[each]["Subject"].partition(":")[0] for each in sorted(ended)] == ["Cancelled", "Cancelled"]
    assert "> I am ill." in ended["ada@example.com"].get_body(("plain",)).get_content()
    method, event = entry(ended["grace@example.com"])
    assert (method, event["SEQUENCE"], event["STATUS"]) == ("CANCEL", 2, "CANCELLED")
    assert entry(ended["ada@example.com"]) == (None, None)


def test_where_a_host_agrees_guests_hear_of_that_and_what_was_never_to_be_is_in_no_calendar(front):
    front.page(approval=True)
    first, link = front.asked(9)
    assert front.show(link).json["status"] == "pending"

    decide(front, bookings_approve, first)
    agreed = front.letters()
    assert set(agreed) == {"grace@example.com"}
    assert agreed["grace@example.com"]["Subject"].startswith("It takes place: ")
    assert entry(agreed["grace@example.com"])[0] == "REQUEST"

    second = front.book(10).json
    asked = front.letters()
    assert asked["ada@example.com"]["Subject"].startswith("Do you agree? ")
    assert f"/agenda/booking/ada-30/{second['booking_id']}" in said(asked["ada@example.com"])
    assert entry(asked["grace@example.com"]) == (None, None)
    decide(front, bookings_decline, second, reason="I am away that day.")
    declined = front.letters()
    assert set(declined) == {"grace@example.com"}
    assert "> I am away that day." in declined["grace@example.com"].get_body(("plain",)).get_content()
    assert "/book/ada-30" in said(declined["grace@example.com"])
    assert entry(declined["grace@example.com"]) == (None, None)

    assert front.move(link, 12).status == 200
    again = front.letters()["grace@example.com"]
    assert (entry(again)[0], entry(again)[1]["STATUS"]) == ("REQUEST", "TENTATIVE")
    decide(front, bookings_cancel, first, reason="")
    assert entry(front.letters()["grace@example.com"])[0] == "CANCEL"


def test_who_passes_it_on_hears_of_it_as_does_who_takes_it(front):
    front.office.person("bob")
    front.page("ada", "bob", caller=front.office.manager())
    _, link = front.asked(9)
    front.busy(15)

    assert front.move(link, 15).json["hosts"] == ["Bob"]
    told = front.letters()
    assert {to: letter["Subject"].partition(":")[0] for to, letter in told.items()} == {
        "ada@example.com": "With somebody else",
        "bob@example.com": "Booked",
        "grace@example.com": "Moved",
    }
    assert told["grace@example.com"]["Reply-To"] == "bob@example.com"


def test_what_is_kept_for_a_guest_who_has_yet_to_confirm_it_is_to_lapse_in_a_quarter_of_an_hour(front):
    front.page(confirm_email=True)
    front.asked(9)

    _, _, delayed = front.cloud.stores.messages.counts("test-agenda-lapses")
    assert delayed == 1


def test_nothing_is_said_of_what_no_one_needs_to_know(front, invoke):
    invoke(bookings_tell)
    assert front.letters() == {}
