from functions.identity import passkeys_enter
from tests.functions.identity.second_factors import Device


def enter(invoke, shown, **more):
    answer, headers = shown
    return invoke(passkeys_enter, body={"passkey": answer, "client": "app", **more}, headers=headers)


def test_a_passkey_alone_is_two_factors_and_names_nobody(invoke, join, add_passkey, show, authorize, demand, cold):
    ada = join()
    device = add_passkey(ada)
    demand(ada.workspace, mfa_required=True)
    cold()

    answer = enter(invoke, show(device))

    assert answer.json["signed_in"]["person"] == ada.person
    assert authorize(answer.json["signed_in"]["access_token"])["context"]["person"] == ada.person
    assert enter(invoke, show(device), workspace=ada.workspace).json["signed_in"]


def test_an_answer_is_good_once_and_in_the_browser_that_was_asked(invoke, join, add_passkey, show):
    device = add_passkey(join())
    shown, elsewhere = show(device), show(device)

    assert enter(invoke, (shown[0], elsewhere[1])).problem == "unknown-state"
    assert enter(invoke, shown).status == 200
    assert enter(invoke, shown).problem == "unknown-state"


def test_a_passkey_that_nobody_has_is_refused_as_any_other_is(invoke, join, add_passkey, show):
    ada = join()
    device, stranger = add_passkey(ada), Device()
    stranger.user_handle = device.user_handle

    nobody = enter(invoke, show(stranger))
    forged = enter(invoke, show(device, key=stranger.key))

    assert {nobody.problem, forged.problem} == {"passkey-refused"}
    assert nobody.json["detail"] == forged.json["detail"]


def test_nobody_gets_in_with_a_passkey_that_did_not_verify_who_holds_it(invoke, join, add_passkey, show):
    assert enter(invoke, show(add_passkey(join()), flags=0x01)).problem == "passkey-refused"


def test_a_copy_that_counts_anew_is_refused(invoke, join, add_passkey, show):
    device = add_passkey(join(), counts=True)
    assert enter(invoke, show(device)).status == 200
    device.counter = 0

    assert enter(invoke, show(device)).problem == "passkey-refused"


def test_a_passkey_is_no_way_around_a_company_that_wants_its_own_provider(invoke, join, add_passkey, show, demand):
    ada = join()
    device = add_passkey(ada)
    demand(ada.workspace, sso_only=True)

    assert enter(invoke, show(device)).problem == "sso-required"


def test_an_answer_that_a_page_of_another_site_asked_for_is_refused(invoke, join, add_passkey, show):
    device = add_passkey(join())

    assert enter(invoke, show(device, client={"origin": "https://evil.example"})).problem == "passkey-refused"
    assert enter(invoke, (show(device)[0], {"origin": "https://evil.example"})).problem == "foreign-page"
