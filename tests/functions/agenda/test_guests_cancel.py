from functions.agenda import guests_cancel


def test_a_booking_is_cancelled_once_and_its_time_is_free(invoke, office, reception):
    office.person("bob")
    reception.page("ada", "bob", caller=office.manager())
    ticket = reception.book().json["ticket"]

    said = invoke(guests_cancel, body={"ticket": ticket, "reason": "I am ill."})

    assert (said.json["status"], said.json["reason"]) == ("cancelled", "I am ill.")
    assert reception.entries() == []
    assert invoke(guests_cancel, body={"ticket": ticket}).problem == "over-already"
    assert reception.book().json["hosts"] == ["Bob"], "her turn came to nothing, but his is longer ago"


def test_guests_cannot_once_it_is_too_late(invoke, reception):
    reception.page(change_until=60 * 24 * 10)
    ticket = reception.book().json["ticket"]

    assert invoke(guests_cancel, body={"ticket": ticket}).problem == "too-late-to-change"
    assert reception.entries() == [("09:00", "confirmed")]
