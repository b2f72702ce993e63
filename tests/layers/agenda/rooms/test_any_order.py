"""Whatever people do with their meetings, and however late and often messages come: nobody has a room twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.layers.agenda.rooms.hotel import MONDAY, Hotel, weekly

DAYS = (MONDAY, "2026-11-30", "2026-12-07")
HOURS = st.integers(9, 11)
MEETINGS = st.sampled_from(["red", "green", "blue"])


def at(hour, day=MONDAY):
    return f"{day}T{hour:02}:00:00"


deeds = st.one_of(
    st.tuples(st.just("meet"), MEETINGS, HOURS, st.booleans()),
    st.tuples(st.just("move"), MEETINGS, HOURS, st.sampled_from(DAYS)),
    st.tuples(st.just("leave out"), MEETINGS, HOURS, st.sampled_from(DAYS)),
    st.tuples(st.just("call"), MEETINGS, st.sampled_from(["Tea", "Talk"]), st.none()),
    st.tuples(st.just("cancel"), MEETINGS, st.none(), st.none()),
    st.tuples(st.just("bring"), st.just(""), st.integers(0, 5), st.booleans()),
)


def does(hotel, what, uid, one, other):
    it = hotel.events.get(uid)
    if what == "bring" and hotel.post:
        number = one % len(hotel.post)
        hotel.deliver(hotel.post[number] if other else hotel.post.pop(number))
    elif what == "meet" and it is None:
        hotel.meeting(uid, at(one), who="ada" if other else "bob", **(weekly(3) if other else {}))
    elif what in {"bring", "meet"} or it is None or it.get("status") == "cancelled":
        return
    elif what == "cancel":
        hotel.cancel(uid)
    elif what == "call":
        hotel.edit(uid, title=one)
    elif "recurrenceRules" not in it:
        hotel.edit(uid, start=at(one, other))
    else:
        rid = at(int(it["start"][11:13]), other)
        said = {"excluded": True} if what == "leave out" else {"start": at(one, other), "duration": "PT30M"}
        patch = {**it.get("recurrenceOverrides", {}).get(rid, {}), **said}
        patch = {"excluded": True} if what == "leave out" else {k: v for k, v in patch.items() if k != "excluded"}
        hotel.edit(uid, recurrenceOverrides={**it.get("recurrenceOverrides", {}), rid: patch})


@settings(max_examples=50)
@given(st.lists(deeds, max_size=14), st.randoms(use_true_random=False))
def test_nobody_has_a_room_twice_and_everybody_knows_what_they_have(doings, chance):
    hotel = Hotel()
    for deed in doings:
        does(hotel, *deed)

    hotel.settle(lambda waiting: chance.sample(waiting, len(waiting)))
    hotel.clear()
    assert {hotel.answer(uid, rid)[0] for uid, rid in hotel.asked()} <= {"accepted", "declined"}
