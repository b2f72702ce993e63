from functions.identity import clients_create, clients_rotate


def test_the_secret_before_is_good_for_a_while_and_older_ones_are_not(invoke, join, acts):
    ada = join()
    made = invoke(clients_create, caller=ada.powers).json

    def rotate(overlap):
        return invoke(clients_rotate, client_id=made["client_id"], body={"overlap": overlap}, caller=ada.powers).json

    first, second, third = rotate(3600), rotate(3600), rotate(0)

    assert len({made["client_secret"], *(each["client_secret"] for each in (first, second, third))}) == 4
    assert [each["expires"] is None for each in second["secrets"]] == [False, True]
    assert [each["expires"] for each in third["secrets"]] == [None]
    assert acts()[-1]["action"] == "client.rotate"


def test_a_public_client_has_nothing_to_rotate(invoke, join):
    ada = join()
    body = {"name": "App", "kind": "public", "redirect_uris": ["com.example.app:/back"]}
    made = invoke(clients_create, body=body, caller=ada.powers).json["client_id"]

    assert invoke(clients_rotate, client_id=made, caller=ada.powers).status == 422


def test_nobody_is_shown_the_secret_of_one_that_people_let_in_for_more(invoke, join):
    ada = join()
    body = {"name": "Robot", "redirect_uris": ["https://wiki.example.com/"], "scopes": ["openid", "roles:write"]}
    made = invoke(clients_create, body=body, caller=ada.powers).json["client_id"]
    delegated = {**ada.caller, "scopes": "me:read clients:read clients:write"}

    assert invoke(clients_rotate, client_id=made, caller=delegated).problem == "not-yours"
