from functions.identity import roles_create, roles_list


def test_lists_what_the_workspace_made_page_by_page(invoke, join):
    ada = join()
    for name in ("One", "Two", "Three"):
        invoke(roles_create, body={"name": name, "scopes": ["me:read"]}, caller=ada.powers)

    first = invoke(roles_list, query={"limit": 2}, caller=ada.powers).json
    second = invoke(roles_list, query={"limit": 2, "cursor": first["next"]}, caller=ada.powers).json

    assert [each["name"] for each in first["items"] + second["items"]] == ["One", "Two", "Three"]
    assert second["next"] is None


def test_other_workspaces_see_none_of_them(invoke, join):
    ada, eve = join("ada", "acme"), join("eve", "evil")
    invoke(roles_create, caller=ada.powers)

    assert invoke(roles_list, caller=eve.powers).json["items"] == []
