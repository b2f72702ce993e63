import pytest

from functions.identity import groups_create, groups_get


def test_makes_a_group_with_nobody_in_it(invoke, join, acts):
    ada = join()

    said = invoke(groups_create, body={"name": " Engineering "}, caller=ada.powers)

    assert (said.status, said.headers["ETag"]) == (201, '"1"')
    assert (said.json["name"], said.json["size"], said.json["role"]) == ("Engineering", 0, None)
    assert invoke(groups_get, group_id=said.json["group_id"], caller=ada.powers).json == said.json
    assert (acts()[-1]["action"], acts()[-1]["address"]) == ("group.create", "203.0.113.7")


@pytest.mark.parametrize("again", [" écuries ", "É" + "CURIES", "E\u0301curies"])
def test_a_name_is_of_one_group_however_it_is_written(invoke, join, rows, again):
    ada = join()
    assert invoke(groups_create, body={"name": "Écuries"}, caller=ada.powers).status == 201

    said = invoke(groups_create, body={"name": again}, caller=ada.powers)

    assert (said.status, said.problem) == (409, "name-taken")
    assert said.json["errors"] == [{"field": "name", "code": "taken", "detail": said.json["detail"]}]
    assert len([row for row in rows("identity-groups-1") if "rest" in row]) == 1
    globex = join("grace", "globex")
    assert invoke(groups_create, body={"name": again}, caller=globex.powers).status == 201


def test_a_group_has_a_name(invoke, join):
    said = invoke(groups_create, body={"name": "  "}, caller=join().powers)

    assert (said.status, said.json["errors"][0]["field"]) == (422, "name")
