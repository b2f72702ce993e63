"""What both doors of userinfo say: the standard wants one for GET and one for POST."""

from functions.identity import groups_create, members_move


def told(invoke, door, somebody, *scopes):
    """What the door says of somebody to whoever holds a token of theirs."""
    scopes = " ".join({"me:identify", *scopes})
    return invoke(door, caller={**somebody.caller, "scopes": scopes})


def tells_as_much_as_the_token_stands_for(invoke, door, ada):
    group = invoke(groups_create, body={"name": "Wikipedians"}, caller=ada.powers).json["group_id"]
    invoke(members_move, group_id=group, body={"add": [ada.person]}, caller=ada.powers)

    assert told(invoke, door, ada).json == {"sub": ada.person}
    assert told(invoke, door, ada, "email").json == {
        "sub": ada.person,
        "email": "ada@example.com",
        "email_verified": True,
    }
    found = told(invoke, door, ada, "profile", "groups", "roles").json
    assert (found["name"], found["groups"], found["roles"]) == ("Ada", ["Wikipedians"], ["admin"])


def refuses_as_oauth_has_it(invoke, door, ada):
    nobody = invoke(door, caller={"problem": "credential-refused"})
    without = invoke(door, caller={**ada.caller, "scopes": "email"})

    assert (nobody.status, nobody.json["error"]) == (401, "invalid_token")
    assert nobody.headers["WWW-Authenticate"].startswith("Bearer")
    assert (without.status, without.json["error"]) == (403, "access_denied")
