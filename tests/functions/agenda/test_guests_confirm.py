from functions.agenda import guests_confirm


def test_who_confirms_their_address_has_the_time(invoke, office, reception):
    office.calendar()  # another one, which is only read
    page = reception.page(verify=True)
    first, second = (reception.letter(page, reception.book().json) for _ in range(2))
    assert reception.entries() == []

    said = invoke(guests_confirm, body={"ticket": first})
    again = invoke(guests_confirm, body={"ticket": first})
    late = invoke(guests_confirm, body={"ticket": second})

    assert (said.json["status"], again.json, late.problem) == ("confirmed", said.json, "slot-taken")
    assert reception.entries() == [("09:00", "confirmed")]
