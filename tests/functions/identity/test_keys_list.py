from functions.identity import keys_list


def test_shows_the_keys_of_the_workspace_page_by_page_and_never_a_secret(invoke, join, make):
    ada, grace = join(), join("grace", "globex")
    made = {make(ada, name=name)["key_id"] for name in ("one", "two", "three")}
    make(grace)

    first = invoke(keys_list, caller=ada.powers, query={"limit": 2}).json
    rest = invoke(keys_list, caller=ada.powers, query={"limit": 2, "cursor": first["next"]}).json

    found = first["items"] + rest["items"]
    assert {each["key_id"] for each in found} == made
    assert {each["person"] for each in found} == {ada.person}
    assert all({"key", "digest", "former"}.isdisjoint(each) for each in found)


def test_shows_those_of_one_person(invoke, join, make):
    ada, grace = join(), join("grace", "globex")
    key = make(ada)

    for person, expected in ((ada.person, [key["key_id"]]), (grace.person, [])):
        items = invoke(keys_list, caller=ada.powers, query={"person": person}).json["items"]
        assert [each["key_id"] for each in items] == expected


def test_members_do_not_see_them(invoke, join):
    assert invoke(keys_list, caller=join().powers | {"scopes": "me:read people:read"}).status == 403
