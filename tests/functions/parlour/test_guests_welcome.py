from tests.house.functions.parlour import guests_invite, guests_welcome


def away(invoke):
    said = invoke(guests_invite, body={"name": "Grace"})
    return said.headers["Location"].rpartition("=")[2], said.cookies[0].partition(";")[0]


def back(invoke, state, cookie):
    return invoke(guests_welcome, query={"state": state, "code": "4/abc", "iss": "x"}, headers={"cookie": cookie})


def test_welcomes_who_comes_back_once(invoke):
    state, cookie = away(invoke)

    assert back(invoke, state, cookie).json == {"name": "Grace", "code": "4/abc"}
    assert (back(invoke, state, cookie).status, back(invoke, state, cookie).problem) == (403, "unknown-state")


def test_another_browser_cannot_come_back_in_their_place(invoke):
    state, cookie = away(invoke)
    _, other = away(invoke)

    for stolen in (other, "", "__Host-state=", "__Host-state=x"):
        assert back(invoke, state, stolen).status == 403
    assert back(invoke, state, cookie).status == 200
