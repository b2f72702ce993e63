from functions.identity import authorizations_show, clients_update


def test_tells_the_page_who_asks_for_what(invoke, join, application):
    ada = join()
    wiki = application(ada, logo_uri="https://wiki.example.com/logo.png")
    ticket = wiki.ticket(max_age="60", login_hint="ada@example.com", scope="openid email")

    said = invoke(authorizations_show, ticket=ticket).json

    assert (said["name"], said["workspace"], said["login_hint"]) == ("Wiki", ada.workspace, "ada@example.com")
    assert said["scopes"][0] == {"scope": "email", "meaning": "See your e-mail address"}
    assert said["since"] > 0
    assert (said["choose"], said["second_factor"]) == (False, False)
    assert "secret" not in said


def test_a_ticket_is_good_for_an_application_that_is_there(invoke, join, application):
    ada = join()
    wiki = application(ada)
    ticket = wiki.ticket()

    assert invoke(authorizations_show, ticket=f"{wiki.client_id}.{'x' * 43}").problem == "ticket-refused"
    assert invoke(authorizations_show, ticket="x").problem == "ticket-refused"
    invoke(clients_update, client_id=wiki.client_id, body={"enabled": False}, caller=ada.powers)
    assert invoke(authorizations_show, ticket=ticket).problem == "ticket-refused"
