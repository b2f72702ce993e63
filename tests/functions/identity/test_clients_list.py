from functions.identity import clients_create, clients_list


def test_lists_the_applications_page_by_page_and_no_secret(invoke, join):
    ada = join()
    made = [invoke(clients_create, caller=ada.powers).json for _ in range(2)]

    first = invoke(clients_list, query={"limit": 1}, caller=ada.powers)
    rest = invoke(clients_list, query={"limit": 1, "cursor": first.json["next"]}, caller=ada.powers)

    found = [*first.json["items"], *rest.json["items"]]
    assert sorted(each["client_id"] for each in found) == sorted(each["client_id"] for each in made)
    assert not any(each["client_secret"] in first.text + rest.text for each in made)
    assert "digest" not in first.text
