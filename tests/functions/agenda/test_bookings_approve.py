from functions.agenda import bookings_approve
from kernel.ids import new_id


def test_a_host_agrees_and_it_takes_place(invoke, office, reception):
    reception.page(approval=True)
    booking = reception.book().json
    assert reception.entries() == [("09:00", "tentative")]

    parts = {"slug": "ada-30", "booking_id": booking["booking_id"]}
    said = invoke(bookings_approve, **parts, caller=office.ada)

    assert (booking["status"], said.json["status"]) == ("pending", "confirmed")
    assert reception.entries() == [("09:00", "confirmed")]
    assert invoke(bookings_approve, **parts, caller=office.ada).problem == "nothing-to-decide"
    assert invoke(bookings_approve, **parts, caller=office.person("bob")).status == 403
    assert invoke(bookings_approve, **{**parts, "booking_id": new_id()}, caller=office.ada).status == 404
