import pytest

from functions.identity import groups_get, groups_update, members_list, members_move


@pytest.fixture
def names(invoke, ada, group):
    def names():
        return [each["name"] for each in invoke(members_list, group_id=group, caller=ada.powers).json["items"]]

    return names


def test_people_come_and_leave(invoke, ada, group, enrol, names):
    grace, alan = enrol(ada, "grace"), enrol(ada, "alan")
    invoke(members_move, group_id=group, body={"add": [ada.person, grace]}, caller=ada.powers)

    said = invoke(members_move, group_id=group, body={"add": [alan], "remove": [grace]}, caller=ada.powers)

    assert (said.status, said.json["size"]) == (200, 2)
    assert sorted(names()) == ["Ada", "Alan"]


def test_coming_twice_and_leaving_twice_is_doing_so_once(invoke, ada, group, names):
    for _ in range(2):
        came = invoke(members_move, group_id=group, body={"add": [ada.person]}, caller=ada.powers).json
    assert (came["size"], names()) == (1, ["Ada"])
    for _ in range(2):
        left = invoke(members_move, group_id=group, body={"remove": [ada.person]}, caller=ada.powers).json
    assert (left["size"], names()) == (0, [])


def test_one_who_is_not_in_the_workspace_keeps_all_of_them_out(invoke, ada, group, join, names):
    eve = join("eve", "evil")

    said = invoke(members_move, group_id=group, body={"add": [ada.person, eve.person]}, caller=ada.powers)

    assert (said.status, said.problem) == (404, "no-such-member")
    assert names() == []


def test_a_manager_brings_nobody_into_a_group_that_allows_more(invoke, ada, group, manager, names):
    invoke(groups_update, group_id=group, body={"role": "admin"}, caller=ada.powers)

    said = invoke(members_move, group_id=group, body={"add": [ada.person]}, caller=manager(ada))

    assert (said.status, said.problem) == (403, "not-yours")
    assert names() == []


@pytest.mark.parametrize("body", [{}, {"add": ["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"] * 2, "remove": []}])
def test_forty_at_most_and_one_at_least(invoke, ada, group, body):
    many = [f"0192f0c1-2b7c-7cc3-98c4-{number:012x}" for number in range(41)]
    wanted = {**body, "add": many} if body else {}

    assert invoke(members_move, group_id=group, body=wanted, caller=ada.powers).status == 422
    assert invoke(groups_get, group_id=group, caller=ada.powers).json["size"] == 0


def test_forty_fit_into_one_change(invoke, ada, group, enrol):
    people = [enrol(ada, f"p{number}") for number in range(40)]

    said = invoke(members_move, group_id=group, body={"add": people}, caller=ada.powers)

    assert (said.status, said.json["size"]) == (200, 40)
