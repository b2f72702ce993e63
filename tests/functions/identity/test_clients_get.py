from functions.identity import clients_create, clients_get


def test_shows_an_application_to_those_of_its_workspace(invoke, join):
    ada, grace = join("ada", "acme"), join("grace", "globex")
    made = invoke(clients_create, caller=ada.powers).json["client_id"]

    assert invoke(clients_get, client_id=made, caller=ada.powers).json["name"] == "Wiki"
    assert invoke(clients_get, client_id=made, caller=grace.powers).problem == "no-such-client"
