from functions.identity import groups_create, members_list, members_move
from kernel.ids import new_id


def test_lists_who_is_in_a_group_page_by_page(invoke, join, enrol):
    ada, eve = join("ada", "acme"), join("eve", "evil")
    group = invoke(groups_create, caller=ada.powers).json["group_id"]
    people = [ada.person, enrol(ada, "grace"), enrol(ada, "alan")]
    invoke(members_move, group_id=group, body={"add": people}, caller=ada.powers)

    first = invoke(members_list, group_id=group, query={"limit": 2}, caller=ada.powers).json
    second = invoke(members_list, group_id=group, query={"limit": 2, "cursor": first["next"]}, caller=ada.powers).json

    assert {each["person"] for each in first["items"] + second["items"]} == set(people)
    assert (len(first["items"]), second["next"]) == (2, None)
    assert invoke(members_list, group_id=group, caller=eve.powers).problem == "no-such-group"


def test_nobody_is_in_a_group_that_is_empty_and_of_one_that_is_not_there_it_is_said(invoke, join):
    ada = join()
    group = invoke(groups_create, caller=ada.powers).json["group_id"]

    assert invoke(members_list, group_id=group, caller=ada.powers).json["items"] == []
    assert invoke(members_list, group_id=new_id(), caller=ada.powers).problem == "no-such-group"
