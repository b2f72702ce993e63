from functions.agenda import guests_cancel, pages_delete, pages_show


def test_nobody_books_there_any_more_and_what_is_booked_stays_and_can_be_cancelled(invoke, office, reception):
    reception.page()
    ticket = reception.book().json["ticket"]

    assert invoke(pages_delete, slug="ada-30", caller=office.person("bob")).status == 403
    assert invoke(pages_delete, slug="ada-30", headers={"if-match": '"9"'}, caller=office.ada).status == 412
    assert invoke(pages_delete, slug="ada-30", caller=office.ada).status == 204

    assert invoke(pages_show, slug="ada-30").status == 404
    assert reception.entries() == [("09:00", "confirmed")]
    assert invoke(guests_cancel, body={"ticket": ticket}).json["status"] == "cancelled"
    reception.page()  # its address is free again
