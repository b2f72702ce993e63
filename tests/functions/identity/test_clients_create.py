from functions.identity import clients_create, clients_delete, clients_get, workspaces_govern


def test_registers_an_application_and_shows_its_secret_once(invoke, join, acts):
    ada = join()

    said = invoke(clients_create, caller=ada.powers)
    shown = invoke(clients_get, client_id=said.json["client_id"], caller=ada.powers)

    assert (said.status, said.headers["ETag"]) == (201, '"1"')
    assert said.json["client_id"].startswith(f"{ada.workspace}-")
    assert len(said.json["client_secret"]) == 43
    assert "client_secret" not in shown.json
    assert {**shown.json, "client_secret": said.json["client_secret"]} == {**said.json, "logouts": None}
    assert said.json["client_secret"] not in shown.text
    assert acts()[-1]["action"] == "client.create"


def test_a_public_client_has_no_secret_and_a_wrong_one_is_refused_by_field(invoke, join):
    ada = join()

    def made(**more):
        body = {"name": "App", "redirect_uris": ["http://127.0.0.1/back"], **more}
        return invoke(clients_create, body=body, caller=ada.powers)

    assert made(kind="public").json["client_secret"] is None
    for field, more in {
        "redirect_uris": {"redirect_uris": []},
        "redirect_uris.0": {"redirect_uris": ["http://wiki.example.com/"]},
        "scopes": {"scopes": ["openid", "me:write"]},
        "grant_types": {"kind": "public", "grant_types": ["client_credentials"]},
    }.items():
        said = made(**more)
        assert (said.status, said.json["errors"][0]["field"]) == (422, field)


def test_nobody_makes_an_application_that_may_do_by_itself_what_they_may_not(invoke, join, manager):
    ada = join()
    body = {"name": "Robot", "grant_types": ["client_credentials"], "scopes": ["roles:write"]}
    caller = manager(ada)
    caller["scopes"] += " clients:write"

    assert invoke(clients_create, body=body, caller=caller).problem == "not-yours"
    assert invoke(clients_create, body=body, caller=ada.powers).status == 201


def test_a_workspace_has_as_many_applications_as_its_plan_allows(invoke, join):
    ada = join()
    limits = {"workspace": ada.workspace, "reason": "a small plan", "limits": {"clients": 1}}
    assert "answer" in invoke(workspaces_govern, event={"caller": None, "request": limits}).payload

    first = invoke(clients_create, caller=ada.powers)
    second = invoke(clients_create, caller=ada.powers)

    assert (first.status, second.status, second.problem) == (201, 409, "too-many-clients")
    assert "its plan allows 1" in second.json["detail"]
    invoke(clients_delete, client_id=first.json["client_id"], caller=ada.powers)
    assert invoke(clients_create, caller=ada.powers).status == 201


def test_nobody_makes_an_application_that_is_let_in_for_more_than_they_hold(invoke, join):
    ada = join()
    delegated = {**ada.caller, "scopes": "me:read clients:read clients:write people:read"}

    def made(**more):
        body = {"name": "Trap", "redirect_uris": ["https://evil.example/back"], **more}
        return invoke(clients_create, body=body, caller=delegated)

    assert made(first_party=True, scopes=["openid", "roles:write"]).problem == "not-yours"
    assert made(scopes=["openid", "roles:write"]).problem == "not-yours"
    assert made(scopes=["openid", "email", "people:read", "me:read"]).status == 201
