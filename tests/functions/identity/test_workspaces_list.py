from functions.identity import people_deactivate, workspaces_create, workspaces_list


def test_shows_where_somebody_is_in_the_order_in_which_they_came(invoke, join):
    ada = join()
    join("grace", "globex")
    made = invoke(workspaces_create, caller=ada.caller, body={"name": "Ada's own", "slug": "lovelace"}).json

    first, second = invoke(workspaces_list, caller=ada.caller).json["items"]

    assert (first["workspace"], first["slug"], first["role"], first["current"]) == (
        ada.workspace,
        "acme",
        "admin",
        True,
    )
    assert second == made
    assert (second["name"], second["current"], second["logo"]) == ("Ada's own", False, None)


def test_who_was_deactivated_does_not_see_it(invoke, join, enrol):
    ada = join()
    enrol(ada, "grace", "admin")
    assert invoke(people_deactivate, caller=ada.powers, person=ada.person).status == 200

    assert invoke(workspaces_list, caller=ada.caller).json["items"] == []
