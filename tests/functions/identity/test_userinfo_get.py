from functions.identity import groups_create, members_move, userinfo_get
from tests.functions.identity.pictured import pictured


def told(invoke, somebody, *scopes):
    scopes = " ".join({"me:identify", *scopes})
    return invoke(userinfo_get, caller={**somebody.caller, "scopes": scopes})


def test_tells_as_much_as_the_token_stands_for(invoke, join):
    ada = join()
    group = invoke(groups_create, body={"name": "Wikipedians"}, caller=ada.powers).json["group_id"]
    invoke(members_move, group_id=group, body={"add": [ada.person]}, caller=ada.powers)

    assert told(invoke, ada).json == {"sub": ada.person}
    assert told(invoke, ada, "email").json == {
        "sub": ada.person,
        "email": "ada@example.com",
        "email_verified": True,
    }
    found = told(invoke, ada, "profile", "groups", "roles").json
    assert (found["name"], found["groups"], found["roles"]) == ("Ada", ["Wikipedians"], ["admin"])


def test_the_picture_is_of_the_profile_and_can_be_fetched(invoke, join):
    ada = join()
    picture = pictured(invoke, ada)

    assert told(invoke, ada, "profile").json["picture"] == f"http://localhost:8000{picture}"
    assert "picture" not in told(invoke, ada, "email").json


def test_who_shows_no_token_hears_it_as_oauth_has_it(invoke, join):
    ada = join()

    nobody = invoke(userinfo_get, caller={"problem": "credential-refused"})
    without = invoke(userinfo_get, caller={**ada.caller, "scopes": "email"})

    assert (nobody.status, nobody.json["error"]) == (401, "invalid_token")
    assert nobody.headers["WWW-Authenticate"].startswith("Bearer")
    assert (without.status, without.json["error"]) == (403, "access_denied")
