from functions.identity import clients_create, clients_delete, clients_get


def test_what_was_deleted_is_not_there_any_more(invoke, join, acts):
    ada = join()
    made = invoke(clients_create, caller=ada.powers).json["client_id"]

    assert invoke(clients_delete, client_id=made, caller=ada.powers).status == 204
    assert invoke(clients_get, client_id=made, caller=ada.powers).problem == "no-such-client"
    assert acts()[-1]["action"] == "client.delete"
