from functions.identity import workspace_get


def test_every_member_sees_the_workspace_they_are_in(invoke, join):
    ada = join()
    join("grace", "globex")

    said = invoke(workspace_get, caller=ada.caller | {"scopes": "workspace:read", "role": "member"})

    assert said.headers["ETag"] == '"1"'
    found = said.json
    assert (found["name"], found["slug"], found["status"], found["plan"]) == ("Acme", "acme", "active", "free")
    assert found["limits"]["people"] == 10_000
    assert found["policy"]["mfa_required"] is False


def test_who_read_it_already_is_told_so(invoke, join):
    ada = join()

    assert invoke(workspace_get, caller=ada.powers, headers={"if-none-match": '"1"'}).status == 304


def test_nobody_sees_it_without_the_scope(invoke, join):
    assert invoke(workspace_get, caller=join().caller | {"scopes": "me:read"}).status == 403
