from functions.identity import clients_delete, consents_list


def test_lists_what_applications_may_learn_and_do(invoke, join, application):
    ada = join()
    assert invoke(consents_list, caller=ada.powers).json == {"items": []}
    wiki, calendar = application(ada), application(ada, name="Calendar", scopes=["openid", "people:read"])
    wiki.let_in(ada)
    calendar.let_in(ada, scope="openid people:read")

    found = invoke(consents_list, caller=ada.powers).json["items"]

    assert [each["name"] for each in found] == ["Calendar", "Wiki"]
    assert found[0]["scopes"][0] == {"scope": "openid", "meaning": "Know who you are"}
    invoke(clients_delete, client_id=wiki.client_id, caller=ada.powers)
    assert [each["name"] for each in invoke(consents_list, caller=ada.powers).json["items"]] == ["Calendar"]
