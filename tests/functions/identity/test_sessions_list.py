from functions.identity import sessions_list


def test_shows_the_devices_of_whoever_asks_and_of_nobody_else(invoke, join, sign_in):
    ada = join()
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"
    sign_in(headers={"user-agent": agent})
    join("grace", "globex")

    newest, oldest = invoke(sessions_list, caller=ada.caller).json["items"]

    assert (newest["device"], newest["current"], newest["amr"]) == ("Firefox on Linux", False, ["pwd"])
    assert (oldest["session_id"], oldest["current"]) == (ada.session, True)
    assert set(newest) == {"session_id", "device", "address", "begun", "expires", "amr", "current"}
