from functions.identity import authorizations_decide
from tests.functions.identity.applications import BACK, query


def decide(invoke, somebody, ticket, allow=None):
    body = {} if allow is None else {"allow": allow}
    return invoke(authorizations_decide, ticket=ticket, body=body, caller=somebody.powers)


def test_who_is_asked_says_yes_and_it_is_noted(invoke, join, application, acts):
    ada = join()
    wiki = application(ada)
    ticket = wiki.ticket()

    asked = decide(invoke, ada, ticket).json
    said = decide(invoke, ada, ticket, allow=True).json

    assert (asked["location"], [each["scope"] for each in asked["consent"]]) == (None, ["email", "openid", "profile"])
    assert said["location"].startswith(f"{BACK}?code=")
    assert acts()[-1]["action"] == "client.consent"
    assert wiki.redeems(query(said["location"])["code"]).status == 200
    assert decide(invoke, ada, ticket, allow=True).problem == "ticket-refused"


def test_who_says_no_is_sent_back_with_that(invoke, join, application):
    ada = join()
    ticket = application(ada).ticket()

    found = query(decide(invoke, ada, ticket, allow=False).json["location"])

    assert (found["error"], found["state"]) == ("access_denied", "s t&a=te")
    assert decide(invoke, ada, ticket, allow=True).problem == "ticket-refused"


def test_only_somebody_of_that_workspace_decides_and_a_code_is_theirs(invoke, join, application):
    ada, grace = join("ada", "acme"), join("grace", "globex")
    wiki = application(ada)
    ticket = wiki.ticket(ada)

    assert decide(invoke, grace, ticket, allow=True).problem == "other-workspace"
    assert decide(invoke, ada, f"{wiki.client_id}.{'x' * 43}", allow=True).problem == "ticket-refused"
    code = query(decide(invoke, ada, ticket, allow=True).json["location"])["code"]
    assert code.startswith(ada.person)


def test_who_must_show_again_who_they_are_cannot_decide_before(invoke, join, application, long_ago):
    ada = join()
    wiki = application(ada)
    long_ago(ada)

    for more in ({"prompt": "login"}, {"max_age": "60"}):
        said = decide(invoke, ada, wiki.ticket(**more), allow=True).json
        assert (said["sign_in"], said["location"]) == (True, None)
    assert decide(invoke, ada, wiki.ticket(max_age="4000"), allow=True).json["location"]


def test_who_may_not_use_it_is_sent_back(invoke, join, application):
    ada = join()
    closed = application(ada, groups=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])

    found = query(decide(invoke, ada, closed.ticket(), allow=True).json["location"])

    assert found["error"] == "access_denied"


def test_a_session_that_is_over_decides_nothing(invoke, join, application, gone):
    ada = join()
    ticket = application(ada).ticket()
    gone("identity-sessions-1", ada.person, ada.workspace, ada.session)

    assert decide(invoke, ada, ticket, allow=True).json["sign_in"] is True
