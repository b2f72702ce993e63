from functions.identity import sessions_end, sessions_list, sessions_refresh


def test_a_lost_device_is_out_and_this_one_is_not(invoke, join, sign_in):
    ada = join()
    lost = sign_in(client="app").json["signed_in"]

    assert invoke(sessions_end, caller=ada.caller, session_id=lost["session"]).status == 204

    assert invoke(sessions_refresh, body={"refresh_token": lost["refresh_token"]}).problem == "session-over"
    assert [each["session_id"] for each in invoke(sessions_list, caller=ada.caller).json["items"]] == [ada.session]


def test_nobody_ends_the_session_of_another(invoke, join):
    ada, grace = join("ada", "acme"), join("grace", "globex")

    assert invoke(sessions_end, caller=ada.caller, session_id=grace.session).status == 204
    assert invoke(sessions_refresh, body={"refresh_token": grace.refresh_token}).status == 200
