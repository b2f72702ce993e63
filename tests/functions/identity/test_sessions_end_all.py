from functions.identity import sessions_end_all, sessions_list, sessions_refresh
from identity.sessions import sessions
from kernel.journal.together import together


def test_signs_out_everywhere(invoke, join, sign_in, authorize):
    ada = join()
    other = sign_in(client="app").json["signed_in"]

    assert invoke(sessions_end_all, caller=ada.caller).status == 204

    for token in (ada.refresh_token, other["refresh_token"]):
        assert invoke(sessions_refresh, body={"refresh_token": token}).problem == "session-over"
    assert authorize(ada.access_token)["context"] == {"problem": "credential-refused"}


def test_or_everywhere_else(invoke, join, sign_in):
    ada = join()
    other = sign_in(client="app").json["signed_in"]

    assert invoke(sessions_end_all, caller=ada.caller, query={"keep": "current"}).status == 204

    assert invoke(sessions_refresh, body={"refresh_token": other["refresh_token"]}).problem == "session-over"
    assert [each["session_id"] for each in invoke(sessions_list, caller=ada.caller).json["items"]] == [ada.session]


def test_of_everybody_else_nothing_ends(invoke, join):
    ada, grace = join(), join("grace", "globex")

    invoke(sessions_end_all, caller=ada.caller)

    assert invoke(sessions_refresh, body={"refresh_token": grace.refresh_token}).status == 200


def test_more_sessions_than_one_transaction_holds_end_too(invoke, join):
    ada, ours = join(), sessions()
    for _ in range(2):
        begun = [ours.begun(ada.workspace, ada.person, days=1, amr=("pwd",), device="", address="") for _ in range(60)]
        together(along=[ours.store.row(each) for each in begun])

    assert invoke(sessions_end_all, caller=ada.caller).status == 204
    assert invoke(sessions_list, caller=ada.caller).json["items"] == []


def test_it_is_noted(invoke, join, rows):
    ada = join()
    invoke(sessions_end_all, caller=ada.caller)

    assert any('"session.end-all"' in row["act"]["S"] for row in rows("identity-acts-1"))


def test_what_cannot_be_kept_is_refused(invoke, join):
    assert invoke(sessions_end_all, caller=join().caller, query={"keep": "everything"}).status == 422
