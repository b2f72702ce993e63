from functions.agenda import bookings_list


def test_hosts_see_what_was_booked_the_newest_first(invoke, office, reception):
    reception.page()
    booked = [reception.book(hours).json["booking_id"] for hours in (9, 8)]

    said = invoke(bookings_list, slug="ada-30", query={}, caller=office.ada)

    assert [each["booking_id"] for each in said.json["items"]] == booked[::-1]
    assert "digest" not in said.text
    first = invoke(bookings_list, slug="ada-30", query={"limit": 1}, caller=office.ada).json
    rest = invoke(bookings_list, slug="ada-30", query={"limit": 1, "cursor": first["next"]}, caller=office.ada).json
    assert [each["booking_id"] for each in (*first["items"], *rest["items"])] == booked[::-1]
    assert invoke(bookings_list, slug="ada-30", query={}, caller=office.person("bob")).status == 403
    assert invoke(bookings_list, slug="ada-30", query={}, caller=office.manager()).status == 200
    assert invoke(bookings_list, slug="ada-30", query={}, caller={"workspace": "globex"}).status == 404
