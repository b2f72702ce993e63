from functions.identity import me_get


def test_shows_who_one_is_and_where(invoke, join):
    ada = join()
    join("grace", "globex")

    me = invoke(me_get, caller=ada.caller).json

    assert (me["person"], me["email"], me["name"]) == (ada.person, "ada@example.com", "Ada")
    assert (me["workspace"], me["workspaces"], me["role"]) == (ada.workspace, [ada.workspace], "admin")
    assert (me["passkeys"], me["totp"], me["groups"], me["title"]) == (0, False, [], None)
    assert "argon2" not in str(me)


def test_a_program_without_account_is_nobody(invoke, join):
    ada = join()

    answer = invoke(me_get, caller={**ada.caller, "person": "robot"})

    assert answer.problem == "no-such-account"


def test_whoever_is_not_in_the_workspace_sees_nothing_of_it(invoke, join, gone):
    ada = join()
    gone("identity-people-1", ada.person, ada.workspace, None)

    assert invoke(me_get, caller=ada.caller).problem == "no-such-member"
