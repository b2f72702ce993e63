from functions.agenda import bookings_cancel, events_delete


def test_a_host_cancels_also_what_is_no_more_in_their_calendar(invoke, office, reception):
    from agenda.events.model import identified

    office.person("bob")
    reception.page("ada", "bob", caller=office.manager())
    booking = reception.book().json["booking_id"]
    other = reception.book(12).json["booking_id"]

    said = invoke(bookings_cancel, slug="ada-30", booking_id=booking, body={"reason": "I am away."}, caller=office.ada)
    assert (said.json["status"], reception.entries()) == ("cancelled", [])

    place = {"calendar_id": office.default("bob"), "event_id": identified(other)}
    assert invoke(events_delete, **place, query={}, caller={**office.ada, "person": "bob"}).status == 204
    gone = invoke(bookings_cancel, slug="ada-30", booking_id=other, body={}, caller=office.ada)
    assert gone.json["status"] == "cancelled"
