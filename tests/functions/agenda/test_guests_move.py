from functions.agenda import guests_move


def test_a_booking_is_moved_to_a_time_that_is_free(invoke, office, reception):
    office.calendar()  # another one, which is only read
    reception.page()
    ticket = reception.book(9).json["ticket"]
    reception.book(10)

    taken = invoke(guests_move, body={"ticket": ticket, "begins": reception.at(10)})
    moved = invoke(guests_move, body={"ticket": ticket, "begins": reception.at(9.5)})

    assert (taken.status, taken.problem, moved.status) == (409, "slot-taken", 200)
    assert reception.entries() == [("09:30", "confirmed"), ("10:00", "confirmed")]


def test_it_goes_to_another_host_if_theirs_cannot(invoke, office, reception):
    office.person("bob")
    reception.page("ada", "bob", caller=office.manager())
    first = reception.book(9).json
    reception.book(12), reception.book(11)  # bob, ada

    moved = invoke(guests_move, body={"ticket": first["ticket"], "begins": reception.at(11)}).json

    assert (first["hosts"], moved["hosts"]) == (["Ada"], ["Bob"])
    assert reception.entries("ada") == [("11:00", "confirmed")]
    assert reception.entries("bob") == [("11:00", "confirmed"), ("12:00", "confirmed")]


def test_what_is_too_late_stays_where_it_is(invoke, reception):
    reception.page(change_until=60 * 24 * 10)
    late = reception.book().json["ticket"]

    assert invoke(guests_move, body={"ticket": late, "begins": reception.at(15)}).problem == "too-late-to-change"
    assert reception.entries() == [("09:00", "confirmed")]
