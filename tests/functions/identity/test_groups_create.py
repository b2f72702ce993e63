from functions.identity import groups_create, groups_get


def test_makes_a_group_with_nobody_in_it(invoke, join, acts):
    ada = join()

    said = invoke(groups_create, body={"name": " Engineering "}, caller=ada.powers)

    assert (said.status, said.headers["ETag"]) == (201, '"1"')
    assert (said.json["name"], said.json["size"], said.json["role"]) == ("Engineering", 0, None)
    assert invoke(groups_get, group_id=said.json["group_id"], caller=ada.powers).json == said.json
    assert acts()[-1]["action"] == "group.create"


def test_a_group_has_a_name(invoke, join):
    said = invoke(groups_create, body={"name": "  "}, caller=join().powers)

    assert (said.status, said.json["errors"][0]["field"]) == (422, "name")
