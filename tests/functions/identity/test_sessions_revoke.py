from functions.identity import sessions_refresh, sessions_revoke


def test_whoever_signs_out_is_out(invoke, join, authorize, rows):
    ada = join()

    answer = invoke(sessions_revoke, caller=ada.caller)

    assert answer.status == 204
    assert answer.cookies == ["__Secure-refresh=; Path=/api/auth; Max-Age=0; HttpOnly; Secure; SameSite=Lax"]
    assert authorize(ada.access_token)["context"] == {"problem": "credential-refused"}
    assert invoke(sessions_refresh, body={"refresh_token": ada.refresh_token}).problem == "session-over"
    assert any('"session.end"' in row["act"]["S"] for row in rows("identity-acts-1"))


def test_to_sign_out_again_is_as_well(invoke, join, rows):
    ada = join()
    for _ in range(2):
        assert invoke(sessions_revoke, caller=ada.caller).status == 204

    assert sum('"session.end"' in row["act"]["S"] for row in rows("identity-acts-1")) == 1
