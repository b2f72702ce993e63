from functions.identity import groups_create, groups_list


def test_lists_the_groups_page_by_page(invoke, join):
    ada, eve = join("ada", "acme"), join("eve", "evil")
    for name in ("One", "Two", "Three"):
        invoke(groups_create, body={"name": name}, caller=ada.powers)

    first = invoke(groups_list, query={"limit": 2}, caller=ada.powers).json
    second = invoke(groups_list, query={"limit": 2, "cursor": first["next"]}, caller=ada.powers).json

    assert [each["name"] for each in first["items"] + second["items"]] == ["One", "Two", "Three"]
    assert invoke(groups_list, caller=eve.powers).json["items"] == []
