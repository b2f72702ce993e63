from functions.agenda import filters_create, filters_list
from tests.functions.agenda.offices import Office


def test_everybody_has_their_own_page_by_page(invoke):
    office = Office()
    for name in "AB":
        invoke(filters_create, caller=office.ada, body={"name": name})

    first = invoke(filters_list, caller=office.ada, query={"limit": 1}).json
    second = invoke(filters_list, caller=office.ada, query={"limit": 1, "cursor": first["next"]}).json

    assert [it["wanted"]["name"] for it in first["items"] + second["items"]] == ["A", "B"]
    assert invoke(filters_list, caller=office.person("bob")).json["items"] == []
