from functions.identity import clients_create, clients_list

WIKI = {"name": "Wiki", "redirect_uris": ["https://wiki.example.com/callback"]}


def test_lists_the_applications_page_by_page_and_no_secret(invoke, join):
    ada = join()
    made = [invoke(clients_create, caller=ada.powers).json for _ in range(2)]

    first = invoke(clients_list, query={"limit": 1}, caller=ada.powers)
    rest = invoke(clients_list, query={"limit": 1, "cursor": first.json["next"]}, caller=ada.powers)

    found = [*first.json["items"], *rest.json["items"]]
    assert sorted(each["client_id"] for each in found) == sorted(each["client_id"] for each in made)
    assert not any(each["client_secret"] in first.text + rest.text for each in made)
    assert "digest" not in first.text


def test_how_an_application_takes_logouts_is_asked_for_together_and_only_of_those_that_hear_of_them(
    invoke, join, round_trips
):
    ada = join()
    for where in (None, "https://wiki.example.com/logout"):
        invoke(clients_create, caller=ada.powers, body={**WIKI, "backchannel_logout_uri": where})

    assert [each["logouts"] for each in invoke(clients_list, caller=ada.powers).json["items"]] == [None, None]
    assert round_trips(clients_list) == ["BatchGetItem", "Query"]
