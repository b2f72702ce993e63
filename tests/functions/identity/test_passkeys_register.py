from functions.identity import factors_list, passkeys_offer, passkeys_register
from tests.functions.identity.second_factors import ORIGIN, Device, bound


def register(invoke, somebody, asked, device, name=None, **changes):
    body = {"answer": device.create(asked.json, ORIGIN, **changes), "name": name}
    return invoke(passkeys_register, caller=somebody.caller, body=body, headers=bound(asked))


def test_somebody_has_several_and_knows_them_by_name(invoke, join, letters, deeds, sign_in):
    ada = join()
    first = register(invoke, ada, invoke(passkeys_offer, caller=ada.caller), Device(), "Blue key")
    second = register(invoke, ada, invoke(passkeys_offer, caller=ada.caller), Device())

    assert first.status == 201
    assert (first.json["name"], len(first.json["recovery_codes"])) == ("Blue key", 10)
    assert (second.json["name"], second.json["recovery_codes"]) == ("1Password", [])
    assert first.json["transports"] == ["hybrid", "internal"]
    assert len(invoke(factors_list, caller=ada.caller).json["passkeys"]) == 2
    assert letters()[-1]["Subject"] == "Passkey added to your account"
    assert deeds(ada.workspace)[-1] == "factor.add"
    assert sign_in().json["second_step"]["methods"] == ["passkey", "recovery"]


def test_a_passkey_belongs_to_one_person(invoke, join):
    ada, grace, device = join(), join("grace", "globex"), Device()
    register(invoke, ada, invoke(passkeys_offer, caller=ada.caller), device)

    again = register(invoke, grace, invoke(passkeys_offer, caller=grace.caller), device)

    assert again.problem == "passkey-taken"
    assert invoke(factors_list, caller=grace.caller).json["passkeys"] == []


def test_an_answer_is_for_whom_the_question_was_asked_and_good_once(invoke, join):
    ada, grace = join(), join("grace", "globex")
    asked = invoke(passkeys_offer, caller=ada.caller)

    assert register(invoke, grace, asked, Device()).problem == "passkey-unusable"
    assert register(invoke, ada, asked, Device()).problem == "unknown-state"


def test_a_passkey_that_does_not_verify_who_holds_it_is_of_no_use(invoke, join):
    ada = join()

    refused = register(invoke, ada, invoke(passkeys_offer, caller=ada.caller), Device(), flags=0x01)

    assert refused.problem == "passkey-unusable"


def test_nobody_has_more_than_twenty(invoke, join, add_passkey):
    ada = join()
    for number in range(20):
        add_passkey(ada, f"Key {number}")

    refused = register(invoke, ada, invoke(passkeys_offer, caller=ada.caller), Device())

    assert refused.problem == "too-many-passkeys"


def test_a_session_that_was_left_open_adds_nothing(invoke, join, long_ago):
    ada = join()
    long_ago(ada)

    assert register(invoke, ada, invoke(passkeys_offer, caller=ada.caller), Device()).problem == "step-up-needed"
