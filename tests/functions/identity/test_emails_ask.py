from functions.identity import emails_ask


def test_a_letter_goes_to_the_new_address_and_nothing_is_changed(invoke, join, letters, sign_in):
    ada = join()

    answer = invoke(emails_ask, caller=ada.caller, body={"email": "Ada@New.example"})

    assert (answer.status, answer.json) == (202, {"email": "ada@new.example"})
    assert letters()[-1]["To"].addresses[0].addr_spec == "ada@new.example"
    assert letters()[-1]["Subject"] == "Confirm your new email address"
    assert "/email#" in letters()[-1].get_body(("plain",)).get_content()
    assert sign_in().json["signed_in"]


def test_nobody_learns_whether_somebody_has_it(invoke, join, letters):
    ada, grace = join(), join("grace", "globex")

    answer = invoke(emails_ask, caller=ada.caller, body={"email": grace.email})

    assert (answer.status, answer.json) == (202, {"email": grace.email})
    assert letters()[-1]["Subject"] == "You already have an account"
    assert "#" not in letters()[-1].get_body(("plain",)).get_content()


def test_whoever_finds_an_open_browser_cannot(invoke, join, letters, long_ago):
    ada = join()
    before = len(letters())
    assert invoke(emails_ask, caller=ada.caller, body={"email": ada.email}).problem == "same-address"
    long_ago(ada)

    assert invoke(emails_ask, caller=ada.caller, body={"email": "ada@new.example"}).problem == "step-up-needed"
    assert len(letters()) == before
