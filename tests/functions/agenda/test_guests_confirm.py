from functions.agenda import guests_confirm
from tests.functions.agenda.fronts import entry, ticket


def held(front, hours=9, **said):
    """What was booked and waits for its guest, and the link in the one letter about it."""
    booked = front.book(hours, **said).json
    (letter,) = front.letters().items()
    assert letter[0] == "grace@example.com"
    assert letter[1]["Subject"].startswith("Confirm: Half an hour, ")
    return booked, ticket(letter[1])


def test_who_follows_the_link_of_the_letter_has_it_and_only_then_hosts_hear_of_it(front):
    front.page(confirm_email=True, place={"kind": "address", "detail": "Marktplatz 1"})
    booked, link = held(front)
    assert (booked["status"], booked["ticket"], booked["place"]) == ("held", None, "")
    assert front.entries() == [("09:00", "tentative")]
    assert front.book(9).problem == "slot-taken"
    assert front.show(link).json["confirm_by"] == booked["confirm_by"]
    assert front.move(link, 11).problem == "not-confirmed-yet"

    said = [front.invoke(guests_confirm, body={"ticket": link}) for _ in range(2)]

    assert [(each.status, each.json["status"], each.json["changeable"]) for each in said] == [
        (200, "confirmed", True)
    ] * 2
    assert said[0].json["confirm_by"] is None
    assert front.entries() == [("09:00", "confirmed")]
    told = front.letters()
    assert {to: each["Subject"].partition(":")[0] for to, each in told.items()} == {
        "ada@example.com": "Booked",
        "grace@example.com": "Booked",
    }
    assert entry(told["grace@example.com"])[0] == "REQUEST"
    assert front.move(ticket(told["grace@example.com"]), 11).status == 200


def test_where_a_host_has_to_agree_they_are_asked_once_it_is_confirmed(front):
    front.page(confirm_email=True, approval=True)
    _, link = held(front)

    assert front.invoke(guests_confirm, body={"ticket": link}).json["status"] == "pending"
    told = {to: each["Subject"].partition(":")[0] for to, each in front.letters().items()}
    assert told["ada@example.com"].startswith("Do you agree?")
    assert front.entries() == [("09:00", "tentative")]


def test_who_never_asked_for_it_gives_the_time_back_and_nobody_is_written_to(front):
    front.page(confirm_email=True)
    _, link = held(front)

    assert front.cancel(link).json["status"] == "cancelled"
    assert front.invoke(guests_confirm, body={"ticket": link}).problem == "over-already"
    assert (front.letters(), front.entries()) == ({}, [])
