from functions.identity import keys_delete, keys_get


def test_it_opens_nothing_any_more_and_can_still_be_seen(invoke, join, make, opens, acts):
    ada = join()
    key = make(ada)

    assert invoke(keys_delete, caller=ada.powers, key_id=key["key_id"]).status == 204

    assert opens(key["key"]) is None
    said = invoke(keys_get, caller=ada.powers, key_id=key["key_id"]).json
    assert said["revoked"]
    assert (acts()[-1]["action"], acts()[-1]["target"]) == ("key.revoke", key["key_id"])
    assert invoke(keys_delete, caller=ada.powers, key_id=key["key_id"]).status == 204
    assert invoke(keys_get, caller=ada.powers, key_id=key["key_id"]).json["revoked"] == said["revoked"]


def test_a_key_of_another_workspace_is_not_there(invoke, join, make, opens):
    key, grace = make(join()), join("grace", "globex")

    assert invoke(keys_delete, caller=grace.powers, key_id=key["key_id"]).problem == "no-such-key"
    assert opens(key["key"])
