from functions.identity import keys_delete, keys_update


def test_it_may_do_less_from_now_on(invoke, join, make, opens, acts):
    ada = join()
    key = make(ada)
    edit = {"name": "Report", "scopes": ["people:read"]}

    said = invoke(keys_update, caller=ada.powers, key_id=key["key_id"], body=edit)

    assert (said.json["name"], said.json["scopes"], said.headers["ETag"]) == ("Report", ["people:read"], '"2"')
    assert opens(key["key"])["scopes"] == "people:read"
    assert (acts()[-1]["action"], acts()[-1]["details"]["scopes"]) == ("key.update", "people:read")


def test_it_never_does_more(invoke, join, make):
    ada = join()
    key = make(ada)

    said = invoke(keys_update, caller=ada.powers, key_id=key["key_id"], body={"scopes": ["people:read", "audit:read"]})

    assert (said.status, said.json["errors"][0]["code"]) == (422, "wider")


def test_whoever_saw_it_otherwise_changes_nothing(invoke, join, make):
    ada = join()
    key_id = make(ada)["key_id"]
    asked = {"caller": ada.powers, "key_id": key_id, "headers": {"if-match": '"1"'}}
    invoke(keys_update, **asked, body={"name": "Report"})

    assert invoke(keys_update, **asked, body={"name": "Another"}).status == 412
    assert invoke(keys_update, caller=ada.powers, key_id=key_id, body={}).json["name"] == "Report"


def test_one_that_is_over_or_not_there_stays_as_it_is(invoke, join, make):
    ada, grace = join(), join("grace", "globex")
    key_id = make(ada)["key_id"]

    assert invoke(keys_update, caller=grace.powers, key_id=key_id, body={"name": "x"}).problem == "no-such-key"
    invoke(keys_delete, caller=ada.powers, key_id=key_id)
    assert invoke(keys_update, caller=ada.powers, key_id=key_id, body={"name": "x"}).problem == "key-over"
