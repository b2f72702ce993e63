from functions.identity import clients_create, clients_update


def test_changes_what_is_said_and_leaves_the_rest(invoke, join, acts):
    ada = join()
    made = invoke(clients_create, caller=ada.powers).json

    def update(**body):
        return invoke(clients_update, client_id=made["client_id"], body=body, caller=ada.powers)

    said = update(enabled=False, logo_uri="https://example.com/logo.png")
    cleared = update(logo_uri=None)

    assert (said.json["enabled"], said.json["logo_uri"]) == (False, "https://example.com/logo.png")
    assert (said.json["name"], said.json["redirect_uris"]) == (made["name"], made["redirect_uris"])
    assert cleared.json["logo_uri"] is None
    assert acts()[-1]["details"] == {"of": "logo_uri"}


def test_refuses_what_makes_no_sense_or_has_changed_in_the_meantime(invoke, join):
    ada = join()
    made = invoke(clients_create, caller=ada.powers).json["client_id"]

    wrong = invoke(clients_update, client_id=made, body={"redirect_uris": []}, caller=ada.powers)
    late = invoke(clients_update, client_id=made, headers={"if-match": '"9"'}, body={}, caller=ada.powers)

    assert (wrong.status, late.status) == (422, 412)


def test_nobody_turns_an_application_to_themselves_that_people_let_in_for_more(invoke, join):
    ada = join()
    body = {"name": "Robot", "redirect_uris": ["https://wiki.example.com/"], "scopes": ["openid", "roles:write"]}
    made = invoke(clients_create, body=body, caller=ada.powers).json["client_id"]
    delegated = {**ada.caller, "scopes": "me:read clients:read clients:write"}
    turned = {"redirect_uris": ["https://evil.example/"]}

    for wanted in (turned, {**turned, "scopes": ["openid"]}):
        said = invoke(clients_update, client_id=made, body=wanted, caller=delegated)
        assert said.problem == "not-yours"
