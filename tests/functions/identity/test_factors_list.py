from functions.identity import factors_list


def test_shows_what_somebody_has_and_no_secret_of_it(invoke, join, with_app, add_passkey):
    ada = join()
    app, device = with_app(ada), add_passkey(ada)

    answer = invoke(factors_list, caller=ada.caller)

    assert answer.json["totp"]
    assert [each["name"] for each in answer.json["passkeys"]] == ["Blue key"]
    assert answer.json["passkeys"][0]["passkey_id"] == device.passkey_id
    assert answer.json["recovery_codes"] == 10
    assert device.recovery_codes == []
    assert app.recovery_codes[0] not in answer.text


def test_who_has_none_sees_none(invoke, join, with_app):
    with_app(join())

    found = invoke(factors_list, caller=join("grace", "globex").caller).json

    assert found == {"totp": None, "passkeys": [], "recovery_codes": 0}


def test_who_is_nobody_any_more_sees_nothing(invoke):
    assert invoke(factors_list).problem == "no-such-account"
