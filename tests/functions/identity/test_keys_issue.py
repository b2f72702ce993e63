from functions.identity import callers_authorize, keys_issue

WANTED = {"workspace": "acme", "person": "ada", "scopes": ["ops:read"]}


def test_the_key_opens_the_door(invoke):
    issued = invoke(keys_issue, event={"caller": None, "request": WANTED}).payload["answer"]

    said = invoke(callers_authorize, event={"headers": {"authorization": f"Bearer {issued['key']}"}}).payload
    assert said["context"]["workspace"] == "acme"
    assert said["context"]["scopes"] == "ops:read"


def test_the_secret_is_kept_nowhere(invoke, rows):
    said = invoke(keys_issue, event={"caller": None, "request": WANTED})

    secret = said.payload["answer"]["key"].rpartition("_")[2]
    assert secret not in str(rows("identity-keys-1"))
    assert secret not in said.log


def test_a_request_that_makes_no_sense_is_refused(invoke):
    for wrong in ({**WANTED, "workspace": "A#b"}, {**WANTED, "scopes": []}, {**WANTED, "x": 1}):
        said = invoke(keys_issue, event={"caller": None, "request": wrong}).payload
        assert said["problem"]["status"] == 422
