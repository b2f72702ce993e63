from functions.agenda import rooms_list


def test_lists_those_that_are_large_enough_and_have_what_it_takes(invoke, office, chambers):
    chambers.room("Hall", capacity=100)
    chambers.room("blue", capacity=8, features=["screen", "whiteboard"])
    chambers.room("Attic")
    chambers.room("Car", kind="resource", features=["screen"], capacity=4)
    names = lambda **query: [each["name"] for each in invoke(rooms_list, caller=office.ada, query=query).json["items"]]  # noqa: E731 - it is no more than that

    assert names() == ["Attic", "blue", "Car", "Hall"]
    assert names(kind="room", capacity=8) == ["Attic", "blue", "Hall"]
    assert names(features=["screen"]) == ["blue", "Car"]
    assert names(features=["screen", "whiteboard"], kind="resource") == []


def test_a_room_is_shown_to_whom_it_is_shared_with_and_to_who_may_book_it(invoke, office, chambers):
    office.person("bob", "red")
    bob = {"workspace": "acme", "person": "bob", "scopes": "agenda:read"}
    chambers.room("Board", shares=(), bookers=["group:red"])
    chambers.room("Seen", bookers=["group:red"])
    shown = lambda caller: {  # noqa: E731 - it is no more than that
        each["name"]: (each["role"], each["yours"]) for each in invoke(rooms_list, caller=caller).json["items"]
    }

    assert shown(office.ada) == {"Seen": ("free-busy", False)}
    assert shown(bob) == {"Board": (None, True), "Seen": ("free-busy", True)}
