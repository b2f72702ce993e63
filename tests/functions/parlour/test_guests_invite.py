from tests.house.functions.parlour import guests_invite


def test_sends_the_browser_away_with_a_state_and_a_cookie(invoke, rows):
    said = invoke(guests_invite, body={"name": "Grace"})

    assert said.status == 303
    assert said.headers["Location"].startswith(
        "https://vouch.example.com/authorize?client_id=parlour&response_mode=query&state="
    )
    assert said.cookies[0].startswith("__Host-state=")
    state = said.headers["Location"].rpartition("=")[2]
    assert state not in str(rows("shared-states-1"))
