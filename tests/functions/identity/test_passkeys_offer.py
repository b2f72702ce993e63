from functions.identity import passkeys_offer
from tests.layers.identity.passkeys.device import b64


def test_a_device_is_asked_for_a_passkey_that_verifies_and_is_found_without_an_address(invoke, join):
    asked = invoke(passkeys_offer, caller=join().caller).json

    assert asked["rp"] == {"id": "localhost", "name": "Stoa"}
    assert asked["user"]["name"] == "ada@example.com"
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["authenticatorSelection"]["userVerification"] == "required"


def test_a_device_that_has_one_already_is_told_so(invoke, join, add_passkey):
    ada = join()
    device = add_passkey(ada)

    asked = invoke(passkeys_offer, caller=ada.caller).json

    assert [each["id"] for each in asked["excludeCredentials"]] == [b64(device.credential_id)]


def test_who_is_nobody_any_more_is_asked_for_nothing(invoke):
    assert invoke(passkeys_offer).problem == "no-such-account"
