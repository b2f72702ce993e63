from functions.agenda import bookings_create


def test_books_a_time_which_nobody_else_gets_then(reception):
    reception.page()

    booked = reception.book()

    assert booked.status == 201
    assert booked.json["status"] == "confirmed"
    assert booked.json["begins"].endswith(("-04:00", "-05:00"))
    assert reception.entries() == [("09:00", "confirmed")]

    taken = reception.book()
    assert (taken.status, taken.problem) == (409, "slot-taken")
    assert len(taken.json["instead"]) == 5
    assert reception.book(8.5).status == reception.book(9.5).status == 201


def test_hosts_take_turns(office, reception):
    office.person("bob")
    reception.page("ada", "bob", caller=office.manager())

    assert [reception.book().json["hosts"] for _ in range(2)] == [["Ada"], ["Bob"]]
    assert reception.book().status == 409


def test_what_is_not_right_is_said_field_by_field(reception):
    reception.page(questions=[{"key": "topic", "label": "What about?", "required": True}])

    wrong = reception.book(duration=45, guest={"name": " ", "email": "grace", "zone": "Mars"})
    assert {each["field"] for each in wrong.json["errors"]} == {"guest.name", "guest.email", "guest.zone"}
    for said in ({"answers": {}}, {"duration": 45, "answers": {"topic": "x"}}):
        assert reception.book(**said).status == 422
    assert reception.book(begins="0001-01-01T00:00:00+14:00").status == 422
    assert reception.entries() == []


def test_what_is_too_soon_or_too_far_away_is_not_free(invoke, reception):
    reception.page(notice=60 * 24 * 3, horizon=5)

    assert [reception.book(hours).status for hours in (9, 24 * 2, 24 * 9)] == [409, 201, 409]
    assert invoke(bookings_create, slug="nobody", body=reception.wanted()).status == 404
