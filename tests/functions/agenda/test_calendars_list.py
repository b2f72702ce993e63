from functions.agenda import calendars_list, shelf_leave, shelf_put
from tests.functions.agenda.offices import USUAL, Office


def shown(answer):
    return {each["calendar_id"]: each for each in answer.json["items"]}


def test_what_is_shared_with_somebody_is_beside_their_own_with_what_they_may_do_and_how_they_like_it(invoke, cloud):
    office = Office()
    bob = office.person("bob")
    theirs = office.calendar(shares={"person:bob": "write"})
    office.calendar()
    invoke(shelf_put, caller=bob, thing_id=theirs, body={"color": "#ff0000", "hidden": True})
    found = shown(invoke(calendars_list, caller=bob))

    assert found.keys() == {office.default("bob"), theirs}
    assert (found[theirs]["role"], found[theirs]["shares"]) == ("write", None)
    assert (found[theirs]["preferences"]["color"], found[theirs]["preferences"]["hidden"]) == ("#ff0000", True)
    assert (found[office.default("bob")]["default"], found[theirs]["default"]) == (True, False)


def test_somebody_new_has_a_calendar_without_making_one(invoke, cloud):
    caller = {"person": "eve", "scopes": USUAL}
    (first,) = invoke(calendars_list, caller=caller).json["items"]

    assert (first["default"], first["role"], first["owner"]) == (True, "admin", "eve")
    assert first["shares"] == [{"to": "workspace", "role": "free-busy"}]
    assert shown(invoke(calendars_list, caller=caller)).keys() == {first["calendar_id"]}


def test_a_page_leads_to_the_next(invoke, cloud):
    office = Office()
    made = {office.calendar() for _ in range(3)}
    for each in made:
        invoke(shelf_put, caller=office.ada, thing_id=each, body={})

    first = invoke(calendars_list, caller=office.ada, query={"limit": 2})
    rest = invoke(calendars_list, caller=office.ada, query={"limit": 2, "cursor": first.json["next"]})
    assert len(first.json["items"]) == 2
    assert made <= shown(first).keys() | shown(rest).keys()


def test_what_was_taken_off_the_shelf_is_shown_where_it_is_asked_for(invoke, cloud):
    office = Office()
    bob = office.person("bob", "red")
    theirs = office.calendar(shares={"group:red": "read"})
    invoke(shelf_put, caller=bob, thing_id=theirs, body={})
    invoke(shelf_leave, caller=bob, thing_id=theirs)

    assert theirs not in shown(invoke(calendars_list, caller=bob))
    assert shown(invoke(calendars_list, caller=bob, query={"removed": "true"}))[theirs]["removed"] is True
