from functions.identity import passkeys_enter, passkeys_offer, passkeys_register, passkeys_remove
from tests.functions.identity.second_factors import ORIGIN, bound


def test_a_passkey_that_is_gone_lets_nobody_in(invoke, join, add_passkey, show, sign_in, letters, deeds):
    ada = join()
    device = add_passkey(ada)
    answer, headers = show(device)

    assert invoke(passkeys_remove, caller=ada.caller, passkey_id=device.passkey_id).status == 204

    assert invoke(passkeys_enter, body={"passkey": answer}, headers=headers).problem == "passkey-refused"
    assert sign_in().json["signed_in"]
    assert letters()[-1]["Subject"] == "Passkey removed from your account"
    assert "Blue key" in letters()[-1].get_body(("plain",)).get_content()
    assert deeds(ada.workspace)[-1] == "factor.remove"


def test_it_can_be_registered_again(invoke, join, add_passkey):
    ada = join()
    device = add_passkey(ada)
    invoke(passkeys_remove, caller=ada.caller, passkey_id=device.passkey_id)
    asked = invoke(passkeys_offer, caller=ada.caller)

    body = {"answer": device.create(asked.json, ORIGIN)}

    assert invoke(passkeys_register, caller=ada.caller, body=body, headers=bound(asked)).status == 201


def test_nobody_removes_the_passkey_of_somebody_else(invoke, join, add_passkey):
    device = add_passkey(join())
    grace = join("grace", "globex")

    for passkey_id in (device.passkey_id, "account"):
        assert invoke(passkeys_remove, caller=grace.caller, passkey_id=passkey_id).problem == "no-such-factor"


def test_the_last_one_stays_where_a_workspace_demands_one(invoke, join, add_passkey, seen):
    ada = join()
    first, second = add_passkey(ada), add_passkey(ada)
    seen(ada)

    assert invoke(passkeys_remove, caller=ada.caller, passkey_id=first.passkey_id).status == 204
    assert invoke(passkeys_remove, caller=ada.caller, passkey_id=second.passkey_id).problem == "factor-needed"


def test_a_session_that_was_left_open_removes_nothing(invoke, join, add_passkey, long_ago):
    ada = join()
    device = add_passkey(ada)
    long_ago(ada)

    assert invoke(passkeys_remove, caller=ada.caller, passkey_id=device.passkey_id).problem == "step-up-needed"
