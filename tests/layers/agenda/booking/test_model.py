"""What becomes of a booking, and what pages ask."""

from datetime import UTC, datetime, timedelta
from functools import reduce

import pytest
from pydantic import ValidationError

from agenda.booking.entering import appointment, event
from agenda.booking.model import (
    Booking,
    Ending,
    Guest,
    NoSuchBooking,
    NothingToDecide,
    OverAlready,
    Taker,
    Ticket,
    TooLateToChange,
    answered,
    fresh_secret,
)
from agenda.jscalendar.event import Event
from kernel.errors import Invalid
from tests.layers.agenda.booking.pages import host, page

NINE = datetime(2027, 6, 7, 9, tzinfo=UTC)
GRACE = {"name": "Grace", "email": "grace@example.com", "zone": "America/New_York"}
BOOKING = Booking(
    booking_id="0192f0c1-2b7c-7cc3-98c4-dc0c0c073902",
    page_id="page",
    title="Half an hour",
    begins=NINE,
    ends=NINE + timedelta(minutes=30),
    guest=Guest.model_validate(GRACE),
    answers={"topic": "Compilers"},
    takers=(Taker("ada", "calendar"),),
    created=NINE - timedelta(days=1),
)


def test_where_a_host_has_to_agree_it_waits_and_after_each_move_it_waits_again():
    found = page(approval=True)
    waits = BOOKING.placed(found, NINE, 30, [Taker("ada", "calendar")])

    agreed = waits.agreed("ada")

    assert (waits.status, agreed.status) == ("pending", "confirmed")
    assert agreed.placed(found, NINE, 30, agreed.takers).status == "pending"
    assert waits.ended(Ending("declined", "no")).reason == "no"
    for decide in (lambda: agreed.agreed("ada"), lambda: agreed.ended(Ending("declined", ""))):
        with pytest.raises(NothingToDecide):
            decide()


def test_what_nobody_confirmed_is_kept_for_a_quarter_of_an_hour_and_decided_by_its_guest_alone():
    found, now = page(confirm_email=True, approval=True, change_until=60 * 24 * 30), BOOKING.created
    asked = BOOKING.model_copy(update={"status": "wanted", "by_letter": True})
    held = asked.placed(found, NINE, 30, asked.takers)

    assert (held.status, held.stands, held.confirm_by) == ("held", True, now + timedelta(minutes=15))
    held.demand_guests(found, now)  # who never wanted it is rid of it at any time
    confirmed = held.confirmed(found)
    assert (confirmed.status, confirmed.confirm_by) == ("pending", None)
    assert held.confirmed(page(confirm_email=True)).status == "confirmed"
    assert confirmed.placed(found, NINE, 30, asked.takers).status == "pending", "it is proven once"
    lapsed = held.ended(Ending("lapsed"))
    assert (lapsed.status, lapsed.stands) == ("lapsed", False)
    for decide in (
        lambda: held.agreed("ada"), lambda: held.ended(Ending("declined")), lambda: lapsed.confirmed(found),
    ):  # fmt: skip
        with pytest.raises(NothingToDecide):
            decide()
    with pytest.raises(OverAlready):
        lapsed.demand_open(now)


def test_guests_change_it_until_it_is_too_late_and_never_when_it_is_over():
    found = page(change_until=60)

    BOOKING.demand_guests(found, NINE - timedelta(minutes=60))
    with pytest.raises(TooLateToChange):
        BOOKING.demand_guests(found, NINE - timedelta(minutes=59))
    for over, now in ((BOOKING.ended(Ending("cancelled", "")), NINE - timedelta(days=1)), (BOOKING, BOOKING.ends)):
        with pytest.raises(OverAlready):
            over.demand_guests(found, now)


def test_it_stands_in_a_calendar_as_an_event_that_knows_what_it_is():
    found = page(
        host(), before=5, after=10, zone="Europe/Berlin", place={"kind": "link", "detail": "https://meet.example.com/a"},
        questions=[{"key": "topic", "label": "What about?"}],
    )  # fmt: skip
    said = event(BOOKING, found, {"ada": ("Ada", "ada@example.com")}, NINE)

    read = Event.model_validate(said)
    assert (read.title, read.start.hour, str(read.duration), read.status) == (
        "Half an hour: Grace", 11, "PT30M", "confirmed",
    )  # fmt: skip
    assert read.description == "What about?: Compilers"
    assert [each.email for each in (read.participants or {}).values()] == ["ada@example.com", "grace@example.com"]
    known = appointment(said, BOOKING.begins, BOOKING.ends)
    assert known == (NINE, BOOKING.ends, "page", BOOKING.booking_id, timedelta(minutes=5), timedelta(minutes=10))
    assert appointment({**said, "uid": "a-copy"}, NINE, NINE) is None
    assert appointment({"uid": "a"}, NINE, NINE) is None
    assert appointment({"uid": "a", "stoa:booking": {"bookingId": "a", "before": "x", "after": 0}}, NINE, NINE) is None


def test_only_who_has_the_letter_opens_it():
    secrets = [fresh_secret() for _ in range(9)]
    mine = reduce(Booking.linked, secrets, BOOKING)
    ticket = Ticket("acme", mine.booking_id, mine.booking_id, secrets[0])

    assert Ticket.parse(str(ticket)) == ticket
    assert [mine.opened_by(each) for each in [*secrets, fresh_secret()]] == [False, *[True] * 8, False]
    with pytest.raises(NoSuchBooking):
        Ticket.parse("acme.0.x")


QUESTIONS = [
    {"key": "topic", "label": "What about?", "required": True},
    {"key": "size", "label": "How many?", "kind": "choice", "choices": ["one", "two"]},
    {"key": "phone", "label": "Your number", "kind": "phone"},
]


def test_what_the_page_asks_is_answered_and_nothing_else():
    found = page(questions=QUESTIONS)

    assert answered(found, {"phone": " +49 30 123 ", "topic": "x", "size": ""}) == {"topic": "x", "phone": "+49 30 123"}
    with pytest.raises(Invalid) as refused:
        answered(found, {"size": "three", "phone": "call me", "shoe": "42"})
    assert {each["field"]: each["code"] for each in refused.value.errors} == {
        "answers.shoe": "unknown", "answers.topic": "missing", "answers.size": "choice", "answers.phone": "phone",
    }  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"hosts": [host().model_dump(), host().model_dump()], "kind": "collective"},
        {"hosts": [host("a").model_dump(), host("b").model_dump()], "kind": "person"},
        {"questions": [QUESTIONS[0], QUESTIONS[0]]},
        {"questions": [{"key": "size", "label": "x", "kind": "choice"}]},
        {"place": {"kind": "link", "detail": "http://meet.example.com"}},
        {"place": {"kind": "address"}},
        {"notice": 60 * 24 * 2, "horizon": 2},
        {"interval": 7},
        {"slug": "-ada"},
        {"zone": "Berlin"},
    ],
)
def test_pages_that_make_no_sense_are_refused(wrong):
    with pytest.raises(ValidationError):
        page(**wrong)
