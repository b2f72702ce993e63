from functions.identity import groups_create, groups_update, members_move, rights_show, roles_create


def test_says_what_one_may_do_and_why(invoke, join, promote):
    ada = join()
    role = invoke(roles_create, body={"name": "Reader", "scopes": ["people:read"]}, caller=ada.powers).json["role_id"]
    group = invoke(groups_create, body={"name": "Auditors"}, caller=ada.powers).json["group_id"]
    own = invoke(roles_create, body={"name": "A", "scopes": ["audit:read", "people:read"]}, caller=ada.powers).json
    invoke(groups_update, group_id=group, body={"role": own["role_id"]}, caller=ada.powers)
    invoke(members_move, group_id=group, body={"add": [ada.person]}, caller=ada.powers)
    promote(ada, role)

    said = invoke(rights_show, caller=ada.powers).json

    sources = {each["scope"]: [source["name"] for source in each["sources"]] for each in said["items"]}
    assert sources == {"audit:read": ["Auditors"], "people:read": ["Reader", "Auditors"]}
    assert said["items"][0]["meaning"] == "Read and export the audit log"


def test_a_built_in_role_needs_nothing_more(invoke, join, round_trips):
    said = invoke(rights_show, caller=join().powers).json

    assert (said["role"], said["active"]) == ("admin", True)
    assert "workspace:write" in {each["scope"] for each in said["items"]}
    assert round_trips(rights_show) == ["GetItem"]
