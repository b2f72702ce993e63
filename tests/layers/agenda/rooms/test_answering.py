"""What becomes of meetings to which a room is invited."""

import pytest

from tests.layers.agenda.rooms.hotel import MONDAY, Hotel, asked, guest, mail, weekly

NEXT = "2026-11-30"


def at(hour, day=MONDAY):
    return f"{day}T{hour:02}:00:00"


def test_who_comes_first_has_it_and_the_other_is_told_when_it_is_taken():
    hotel = Hotel().meeting("first").settle().meeting("second", who="bob").settle()

    assert hotel.answer("first") == ("accepted", "")
    assert hotel.answer("second") == ("declined", "Blue is taken: 2026-11-23 09:00 to 10:00.")
    assert [it.event["uid"] for it in hotel.here.values()] == ["first"]
    hotel.clear()


def test_what_was_cancelled_or_moved_away_leaves_it_free():
    hotel = Hotel().meeting("first").settle().cancel("first").settle().meeting("second", who="bob").settle()
    assert hotel.answer("second")[0] == "accepted"
    hotel.edit("second", start=at(14)).settle().meeting("third").settle()
    assert [hotel.answer(uid)[0] for uid in ("second", "third")] == ["accepted", "accepted"]

    hotel.edit("third", start=at(14)).settle()
    assert hotel.answer("third")[0] == "declined"
    hotel.edit("second", participants={"me": hotel.events["second"]["participants"]["me"]}).settle()
    hotel.edit("third", title="Once more").settle()
    assert hotel.answer("third")[0] == "accepted", "it is asked again whenever something changes"
    hotel.clear()


def test_nobody_has_the_room_of_another_by_the_name_of_their_meeting():
    hotel = Hotel().meeting("first").settle()
    ours = hotel.events.pop("first")
    ada = {**ours["participants"]["me"]}
    hotel.meeting("first", at(14), who="bob", sequence=900, participants={"me": ada, "room": asked()})
    hotel.edit("first", status="cancelled")
    for message in hotel.post:
        hotel.deliver(message)

    assert [span.begins.hour for span, _ in hotel.booked()] == [9]
    assert len(hotel.here) == 1


def test_a_meeting_does_not_stand_in_its_own_way():
    hotel = Hotel().meeting("first").settle().edit("first", start=f"{MONDAY}T09:30:00").settle()

    assert hotel.answer("first")[0] == "accepted"
    hotel.edit("first", title="Other").settle()
    assert hotel.answer("first")[0] == "accepted"
    hotel.clear()


def test_a_series_is_taken_whole_or_not_at_all():
    hotel = Hotel().meeting("once", at(9, NEXT)).settle().meeting("weekly", who="bob", **weekly()).settle()
    assert hotel.answer("weekly") == ("declined", "Blue is taken: 2026-11-30 09:00 to 10:00.")
    assert len(hotel.here) == 1

    hotel.edit("weekly", recurrenceOverrides={at(9, NEXT): {"excluded": True}}).settle()
    assert hotel.answer("weekly")[0] == "accepted"
    hotel.clear()


def test_of_a_series_that_it_has_a_time_that_was_moved_is_decided_by_itself():
    hotel = Hotel().meeting("once", at(14)).settle().meeting("weekly", who="bob", **weekly()).settle()
    moved = {at(9): {"start": at(14)}, at(9, NEXT): {"start": at(16, NEXT)}}
    hotel.edit("weekly", recurrenceOverrides=moved).settle()

    assert hotel.answer("weekly")[0] == "accepted"
    assert hotel.answer("weekly", at(9)) == ("declined", "Blue is taken: 2026-11-23 14:00 to 15:00.")
    assert hotel.answer("weekly", at(9, NEXT))[0] == "accepted"
    hotel.clear()
    hotel.meeting("other").settle()
    assert hotel.answer("other")[0] == "accepted", "the time from which it was moved away is free"
    hotel.edit("weekly", recurrenceOverrides={at(9, NEXT): moved[at(9, NEXT)]}).settle()
    assert hotel.answer("weekly", at(9)) == ("declined", "Blue is taken: 2026-11-23 09:00 to 10:00.")
    hotel.clear()


def test_who_needs_it_at_some_times_alone_is_answered_for_each():
    hotel = Hotel().meeting("once", at(9, NEXT)).settle()
    room = {"participants/room": asked()}
    hotel.meeting("weekly", who="bob", **weekly())
    people = {key: it for key, it in hotel.events["weekly"]["participants"].items() if key != "room"}
    hotel.post.clear()
    del hotel.events["weekly"]
    hotel.meeting(
        "weekly", who="bob", participants=people, recurrenceOverrides={at(9): room, at(9, NEXT): room}, **weekly()
    )
    hotel.settle()

    assert [hotel.answer("weekly", rid)[0] for rid in (at(9), at(9, NEXT))] == ["accepted", "declined"]
    hotel.clear()


def test_how_many_come_and_how_many_it_holds_is_looked_at_whenever_that_changes():
    hotel = Hotel(capacity=2).meeting("few").settle()
    some = hotel.events["few"]["participants"]
    hotel.edit("few", participants={**some, "bob": guest("bob")}).settle()
    assert hotel.answer("few")[0] == "accepted"
    hotel.edit("few", participants={**some, "bob": guest("bob"), "cy": guest("cy")}).settle()
    assert hotel.answer("few") == ("declined", "Blue is for 2, and you are 3.")
    fewer = {key: it for key, it in hotel.events["few"]["participants"].items() if key != "bob"}
    hotel.edit("few", participants=fewer).settle()
    assert hotel.answer("few")[0] == "accepted"

    smaller = {**hotel.calendar.bookable, "capacity": 1}
    hotel.calendar = hotel.calendar.model_copy(update={"bookable": smaller})
    hotel.edit("few", title="As it was").settle()
    assert hotel.answer("few")[0] == "accepted", "what it has it keeps, at the same time and no larger"
    hotel.edit("few", start=at(11)).settle()
    assert hotel.answer("few")[0] == "declined"


@pytest.mark.parametrize(
    ("room", "said", "answer"),
    [
        (
            {"bookers": ["group:red"]},
            {"who": "bob"},
            "Blue is not for you to book; ask who manages calendars in your workspace.",
        ),
        ({}, {"who": "eve"}, "Blue is not for you to book; ask who manages calendars in your workspace."),
        ({}, {"who": "nobody"}, "Blue is not for you to book; ask who manages calendars in your workspace."),
        ({"hours": {"zone": "UTC"}}, {"start": at(20)}, "Blue cannot be booked at this time."),
        (
            {},
            {"recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "secondly", "count": 1_000_000}]},
            "This repeats so often that nobody can tell whether Blue is free; make its rule simpler.",
        ),
    ],
)
def test_who_is_refused_is_told_why(room, said, answer):
    assert Hotel(**room).meeting("x", **said).settle().answer("x") == ("declined", answer)


def test_what_two_may_have_at_once_is_given_or_perhaps_given_by_its_policy():
    shared = Hotel(conflicts="allow").meeting("first").settle().meeting("second").settle()
    perhaps = Hotel(conflicts="tentative").meeting("first").settle().meeting("second").settle()

    assert shared.answer("second") == ("accepted", "")
    assert perhaps.answer("second")[0] == "tentative"
    assert perhaps.answer("second")[1].endswith("You have it if they do without.")
    perhaps.cancel("first").settle().edit("second", title="Mine?").settle()
    assert perhaps.answer("second")[0] == "accepted"


def test_where_somebody_has_to_agree_it_is_kept_until_they_do():
    hotel = Hotel(auto_accept=False).meeting("first").settle().meeting("second").settle()

    assert hotel.answer("first") == (
        "needs-action",
        "Who looks after Blue has to agree; until then it is kept for you.",
    )
    assert hotel.answer("second")[0] == "declined"
    assert [it.event["uid"] for it in hotel.here.values()] == ["first"]


def test_what_is_free_for_its_people_or_secret_takes_time_all_the_same():
    hotel = Hotel().meeting("first", freeBusyStatus="free", privacy="secret").settle().meeting("second").settle()

    assert hotel.answer("second")[0] == "declined"
    (it,) = hotel.here.values()
    assert it.event["privacy"] == "private"


def test_nobody_books_it_by_saying_that_it_agreed():
    taken = {"me": {"@type": "Participant", "roles": {"owner": True}, "sendTo": {"imip": f"mailto:{mail('bob')}"}}}
    said = {"participants": {**taken, "room": asked(participationStatus="accepted")}}
    hotel = Hotel().meeting("first").settle().meeting("second", who="bob", **said).settle()

    assert hotel.answer("second")[0] == "declined"
    assert [it.event["uid"] for it in hotel.here.values()] == ["first"]


def test_a_room_that_is_no_more_says_so():
    hotel = Hotel().meeting("first").settle()
    hotel.calendar = hotel.calendar.thrown_away(hotel.now)

    assert hotel.meeting("second", at(12)).settle().answer("second") == ("declined", "This room is no more.")
    hotel.calendar = None
    assert hotel.meeting("third", at(12)).settle().answer("third")[0] == "declined"
    assert (
        hotel.meeting("fourth", at(12), recurrenceOverrides={at(12): {"title": "x"}}).settle().answer("fourth")[0]
        == "declined"
    )


def test_what_got_lost_is_said_again_and_what_comes_late_changes_nothing():
    hotel = Hotel().meeting("first")
    (request,) = hotel.post
    hotel.settle()
    hotel.events["first"]["participants"]["room"].pop("participationStatus")
    hotel.events["first"]["participants"]["room"].pop("scheduleUpdated")
    hotel.deliver(request)
    hotel.settle()
    assert hotel.answer("first")[0] == "accepted"

    hotel.cancel("first").settle()
    hotel.deliver(request)
    hotel.settle()
    assert (hotel.here, hotel.post) == ({}, [])


def test_who_is_overtaken_while_deciding_decides_anew():
    hotel = Hotel().meeting("first").meeting("second", who="bob")
    first, second = hotel.post
    hotel.post = []

    def between():
        hotel.between = lambda: None
        hotel.deliver(second)

    hotel.between = between
    hotel.deliver(first)
    hotel.settle()
    assert [hotel.answer(uid)[0] for uid in ("first", "second")] == ["declined", "accepted"]
    hotel.clear()
