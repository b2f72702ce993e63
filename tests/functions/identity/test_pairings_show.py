from functions.identity import pairings_begin, pairings_show
from tests.functions.identity.applications import device


def test_shows_which_device_asks_however_the_code_is_typed_and_to_nobody_elsewhere(invoke, join, application):
    ada, grace = join("ada", "acme"), join("grace", "globex")
    code = application(ada, name="Television", **device()).shows(pairings_begin, "", scope="openid").json["user_code"]

    for typed in (code, code.lower().replace("-", " ")):
        assert invoke(pairings_show, user_code=typed, caller=ada.powers).json["name"] == "Television"
    assert invoke(pairings_show, user_code=code, caller=grace.powers).problem == "no-such-code"


def test_codes_are_not_to_be_guessed(invoke, join):
    ada = join()

    said = [invoke(pairings_show, user_code=f"BBBB-BBB{each}", caller=ada.powers).status for each in "BCDFGHJKLMN"]

    assert said == [404] * 10 + [429]
