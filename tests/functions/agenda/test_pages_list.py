from functions.agenda import pages_list


def test_lists_the_pages_of_the_workspace(invoke, office, reception):
    for slug in ("first", "second"):
        reception.page(slug=slug)

    page = invoke(pages_list, query={"limit": 1}, caller=office.ada).json
    rest = invoke(pages_list, query={"limit": 1, "cursor": page["next"]}, caller=office.ada).json

    assert [each["slug"] for each in (*page["items"], *rest["items"])] == ["first", "second"]
    assert invoke(pages_list, query={}, caller={"workspace": "globex"}).json["items"] == []
