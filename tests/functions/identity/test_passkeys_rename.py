from functions.identity import factors_list, passkeys_rename


def test_a_passkey_is_called_what_its_owner_likes(invoke, join, add_passkey):
    ada = join()
    device = add_passkey(ada)

    answer = invoke(passkeys_rename, caller=ada.caller, passkey_id=device.passkey_id, body={"name": "On my desk"})

    assert answer.json["name"] == "On my desk"
    assert invoke(factors_list, caller=ada.caller).json["passkeys"] == [answer.json]


def test_nobody_renames_the_passkey_of_somebody_else(invoke, join, add_passkey):
    device = add_passkey(join())
    grace = join("grace", "globex")

    for passkey_id in (device.passkey_id, "account", "0" * 64):
        answer = invoke(passkeys_rename, caller=grace.caller, passkey_id=passkey_id, body={"name": "Mine"})
        assert answer.problem == "no-such-factor"


def test_a_name_that_nobody_can_see_is_none(invoke, join, add_passkey):
    ada = join()
    device = add_passkey(ada)

    answer = invoke(passkeys_rename, caller=ada.caller, passkey_id=device.passkey_id, body={"name": "  "})

    assert answer.status == 422
