from functions.identity import codes_renew, factors_list, factors_show


def test_new_codes_take_the_place_of_the_old_ones(invoke, join, with_app, sign_in, letters, deeds):
    ada = join()
    old = with_app(ada).recovery_codes

    codes = invoke(codes_renew, caller=ada.caller).json["recovery_codes"]

    def show(code):
        return invoke(factors_show, body={"ticket": sign_in().json["second_step"]["ticket"], "recovery_code": code})

    assert len(set(codes) - set(old)) == 10
    assert show(old[0]).problem == "code-refused"
    assert show(codes[0]).json["signed_in"]
    assert invoke(factors_list, caller=ada.caller).json["recovery_codes"] == 9
    told = [each["Subject"] for each in letters()[-2:]]
    assert told == ["Recovery codes added to your account", "A recovery code was used to sign in as you"]
    assert "recovery-codes.renew" in deeds(ada.workspace)


def test_without_a_second_factor_there_is_nothing_to_recover(invoke, join):
    assert invoke(codes_renew, caller=join().caller).problem == "no-such-factor"
    assert invoke(codes_renew).problem == "no-such-account"


def test_a_session_that_was_left_open_is_shown_none(invoke, join, with_app, long_ago):
    ada = join()
    with_app(ada)
    long_ago(ada)

    assert invoke(codes_renew, caller=ada.caller).problem == "step-up-needed"
