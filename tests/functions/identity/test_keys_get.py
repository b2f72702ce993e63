from functions.identity import keys_get


def test_shows_a_key_and_when_it_was_used_last(invoke, join, make, opens, cloud):
    ada = join()
    key = make(ada)
    assert invoke(keys_get, caller=ada.powers, key_id=key["key_id"]).json["used"] is None

    opens(key["key"])
    cloud.pumps.drain()

    said = invoke(keys_get, caller=ada.powers, key_id=key["key_id"])
    assert said.headers["ETag"] == '"1"'
    assert said.json["used"] is not None
    assert (said.json["name"], said.json["scopes"]) == ("Nightly report", ["people:read", "people:write"])


def test_a_key_of_another_workspace_is_not_there(invoke, join, make):
    key, grace = make(join()), join("grace", "globex")

    assert invoke(keys_get, caller=grace.powers, key_id=key["key_id"]).problem == "no-such-key"
