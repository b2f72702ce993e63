from functions.agenda import shelf_list, shelf_put
from tests.functions.agenda.offices import Office


def test_it_says_how_somebody_likes_to_see_things_page_by_page(invoke, cloud):
    office = Office()
    things = sorted([office.default(), office.calendar(), office.calendar()])
    for each in things:
        invoke(shelf_put, caller=office.ada, thing_id=each, body={"position": 7})

    first = invoke(shelf_list, caller=office.ada, query={"limit": 2}).json
    rest = invoke(shelf_list, caller=office.ada, query={"limit": 2, "cursor": first["next"]}).json
    found = [*first["items"], *rest["items"]]
    assert [each["thing_id"] for each in found] == things
    assert {(each["kind"], each["position"], each["removed"]) for each in found} == {("calendar", 7, False)}
    bob = office.person("bob")
    assert [each["thing_id"] for each in invoke(shelf_list, caller=bob).json["items"]] == [office.default("bob")]
