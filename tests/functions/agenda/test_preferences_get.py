from functions.agenda import preferences_get, preferences_update


def test_until_one_says_otherwise_letters_come_of_what_asks_for_them(invoke, desk):
    usual = {"email": "as-said", "quiet": None, "daily": None, "assignments": True, "mentions": True, "modseq": 0}
    assert invoke(preferences_get, caller=desk.ada).json == usual

    invoke(preferences_update, caller=desk.ada, body={"email": "never"})
    assert invoke(preferences_get, caller=desk.ada).json == {**usual, "email": "never", "modseq": 1}
    assert invoke(preferences_get, caller=desk.office.person("bob")).json == usual
