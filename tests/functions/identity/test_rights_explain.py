import pytest

from functions.identity import groups_create, groups_update, members_move, rights_explain, roles_create


@pytest.mark.parametrize("way", ["role", "group"])
def test_says_what_somebody_may_do_and_why(invoke, join, enrol, promote, way):
    ada = join()
    grace = enrol(ada, "grace")
    role = invoke(roles_create, body={"name": "Reader", "scopes": ["audit:read"]}, caller=ada.powers).json["role_id"]
    if way == "group":
        group = invoke(groups_create, body={"name": "Readers"}, caller=ada.powers).json["group_id"]
        invoke(groups_update, group_id=group, body={"role": role}, caller=ada.powers)
        invoke(members_move, group_id=group, body={"add": [grace]}, caller=ada.powers)
    else:
        promote(ada, role, grace)

    found = invoke(rights_explain, person=grace, caller=ada.powers).json["items"]

    sources = {each["scope"]: each["sources"] for each in found}
    assert [each["kind"] for each in sources["audit:read"]] == [way]
    assert ("me:read" in sources) is (way == "group")


def test_people_of_other_workspaces_are_nobody(invoke, join):
    said = invoke(rights_explain, person=join("ada", "acme").person, caller=join("eve", "evil").powers)

    assert (said.status, said.problem) == (404, "no-such-member")
