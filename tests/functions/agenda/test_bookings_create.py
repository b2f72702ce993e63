from datetime import UTC, datetime
from uuid import UUID

from agenda.booking.rows import account, bookings
from agenda.invitations.addresses import calendar_address
from agenda.rooms.addresses import room_address
from functions.agenda import bookings_create, guests_cancel, guests_confirm, guests_move, guests_show
from tests.functions.agenda.guests import DOMAIN


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


def test_a_request_that_is_repeated_books_once(reception):
    reception.page()
    key = {"Idempotency-Key": "0192f0c1-2b7c"}

    first, again = (
        reception.invoke(bookings_create, slug="ada-30", body=reception.wanted(), headers=key) for _ in "ab"
    )

    assert (first.status, again.status) == (201, 201)
    assert first.json["booking_id"] == again.json["booking_id"]
    assert first.json["ticket"] != again.json["ticket"]
    other = reception.invoke(bookings_create, slug="ada-30", body=reception.wanted(10), headers=key)
    assert other.problem == "idempotency-key-reused"
    assert reception.entries() == [("09:00", "confirmed")]


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


def test_what_was_never_offered_is_refused_with_why_and_what_is_offered_instead(invoke, reception):
    reception.page(notice=60 * 24 * 3, horizon=5)

    said = {hours: reception.book(hours) for hours in (-24 * 9, 9, 24 * 2.5 + 0.2, 24 * 2, 24 * 9)}
    codes = {hours: each.json["errors"][0]["code"] for hours, each in said.items() if each.status == 422}
    assert codes == {-24 * 9: "past", 9: "too-soon", 24 * 2.5 + 0.2: "off-grid", 24 * 9: "too-far"}
    assert {each.problem for each in said.values() if each.status == 422} == {"not-offered"}
    assert all(len(each.json["instead"]) == 5 for each in said.values() if each.status == 422)
    assert said[24 * 2].status == 201
    assert invoke(bookings_create, slug="nobody", body=reception.wanted()).status == 404


def test_whoever_typed_an_address_that_is_not_theirs_neither_sees_nor_cancels_what_becomes_of_it(reception):
    page = reception.page(confirm_email=True, place={"kind": "link", "detail": "https://meet.example.com/ada"})
    key = {"Idempotency-Key": "0192f0c1-2b7c"}

    def ask():
        return reception.invoke(bookings_create, slug="ada-30", body=reception.wanted(), headers=key)

    first = ask()
    assert (first.json["status"], first.json["ticket"], first.json["changeable"]) == ("held", None, False)
    at, booking_id = account(reception.office.workspace, page["page_id"]), first.json["booking_id"]
    bookings().change(at, booking_id, lambda it: it.model_copy(update={"status": "confirmed", "reason": "private"}))
    assert ask().json == first.json
    assert bookings().get(at, booking_id).digests == ()


def test_to_one_address_go_so_many_letters_of_a_page_in_a_day_and_then_it_is_said_when_again(reception, monkeypatch):
    monkeypatch.setattr("agenda.booking.flooding.MOST", 3)
    reception.page()
    reception.page(slug="another")

    def book(hours, email, slug="ada-30"):
        guest = {"name": "Grace", "email": email, "zone": "UTC"}
        return reception.book(hours, slug=slug, guest=guest)

    first = book(9, "grace@example.com").json["ticket"]
    moved = reception.invoke(guests_move, body={"ticket": first, "begins": reception.at(10)})
    assert (moved.status, book(11, "Grace+x@EXAMPLE.com").status) == (200, 201)

    refused = book(12, "grace@example.com")
    assert (refused.status, refused.problem) == (429, "booked-too-often")
    assert 0 < int(refused.headers["Retry-After"]) <= 24 * 3600
    assert datetime.fromisoformat(refused.json["again"]) > datetime.now(UTC)
    assert reception.invoke(guests_move, body={"ticket": first, "begins": reception.at(13)}).status == 429
    assert reception.entries() == [("10:00", "confirmed"), ("11:00", "confirmed")]
    assert book(12, "hopper@example.com").status == book(14, "grace@example.com", "another").status == 201


def test_who_comes_along_is_counted_as_who_books_and_named_only_where_the_page_allows_it(reception, monkeypatch):
    monkeypatch.setattr("agenda.booking.flooding.MOST", 2)
    reception.page(allow_guests=True)
    reception.page(slug="alone")
    kay = {"guests": ["kay@example.com"]}

    assert reception.book(9, **kay).json["guests"] == ["kay@example.com"]
    assert reception.book(10, guest={"name": "Kay", "email": "Kay@example.com", "zone": "UTC"}).status == 201
    refused = reception.book(11, guests=["zoe@example.com", "kay+x@example.com"])
    assert (refused.status, refused.problem) == (429, "booked-too-often")
    assert reception.entries() == [("09:00", "confirmed"), ("10:00", "confirmed")]

    wrong = reception.book(12, slug="alone", **kay)
    assert (wrong.status, wrong.json["errors"][0]["field"]) == (422, "guests")
    for some in ([f"g{number}@example.com" for number in range(11)], ["nobody"]):
        assert reception.book(12, guests=some).json["errors"][0]["field"].startswith("guests")


def test_no_page_has_hundreds_written_to_in_a_day_who_never_booked(reception, monkeypatch):
    monkeypatch.setattr("agenda.booking.flooding.MOST_ALONG", 5)
    reception.page(allow_guests=True)

    def book(hours, *names):
        guest = {"name": "Eve", "email": f"eve-{hours}@example.com", "zone": "UTC"}
        return reception.book(hours, guest=guest, guests=[f"{each}@example.com" for each in names])

    first = book(9, "a", "b", "c").json["ticket"]
    assert [book(10, "d", "e", "f").problem, book(10, "d", "e").status] == ["booked-too-often", 201]
    assert reception.invoke(guests_move, body={"ticket": first, "begins": reception.at(12)}).status == 429
    assert book(11).status == 201
    assert reception.entries() == [(f"{hour:02}:00", "confirmed") for hour in (9, 10, 11)]


def test_nobody_takes_a_room_or_fills_a_calendar_by_naming_its_address(office, reception):
    office.person("bob")
    reception.page(allow_guests=True)
    calendar, room = calendar_address(office.workspace, "bob", DOMAIN), room_address(str(UUID(int=7)), DOMAIN)

    for mail in (calendar, room, room.upper()):
        guest = {"name": "Eve", "email": mail, "zone": "UTC"}
        for field, said in {"guest.email": {"guest": guest}, "guests.1": {"guests": ["kay@example.com", mail]}}.items():
            refused = reception.book(**said)
            assert (refused.status, refused.json["errors"][0]["field"]) == (422, field)
            assert refused.json["errors"][0]["code"] == "not-a-person"
    assert reception.entries() == []
    assert reception.book(guests=["room-7@example.com", "calendar-team@example.com"]).status == 201


def test_what_stands_between_two_bookings_keeps_each_to_who_has_its_link(office, reception):
    office.person("bob")
    reception.page()
    reception.page(slug="another")
    mine, theirs = reception.book(9).json["ticket"], reception.book(11, slug="another").json["ticket"]
    workspace, page, booking, _ = theirs.split(".")
    secret = mine.rpartition(".")[2]
    forged = [f"{workspace}.{page}.{booking}.{secret}", mine.replace(mine.split(".")[1], page)]
    forged += [f"globex.{page}.{booking}.{theirs.rpartition('.')[2]}"]

    for ticket in forged:
        for function, said in (
            (guests_move, {"begins": reception.at(13)}),
            (guests_cancel, {}),
            (guests_confirm, {}),
            (guests_show, {}),
        ):
            refused = reception.invoke(function, body={"ticket": ticket, **said})
            assert (refused.status, refused.problem) == (404, "no-such-booking"), "and the same for all of them"
    assert reception.entries() == [("09:00", "confirmed"), ("11:00", "confirmed")]
