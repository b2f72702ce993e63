from functions.agenda import bookings_decline


def test_a_host_does_not_agree_and_the_time_is_free_again(invoke, office, reception):
    office.person("bob")
    mia = office.manager()
    reception.page("ada", "bob", approval=True, caller=mia)
    parts = {"slug": "ada-30", "booking_id": reception.book().json["booking_id"]}

    said = invoke(bookings_decline, **parts, body={"reason": "I am away."}, caller=office.ada | {"person": "ada"})

    assert (said.json["status"], said.json["reason"]) == ("declined", "I am away.")
    assert reception.entries() == []
    assert invoke(bookings_decline, **parts, body={}, caller=mia).problem == "over-already"
