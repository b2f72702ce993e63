from functions.agenda import letters_ask
from kernel.settings import ORIGIN


def test_whoever_opens_the_address_is_asked_first(invoke):
    for token, shown in (
        ("acme.ada.daily.x", "acme.ada.daily.x"),
        ("x\r\nSet-Cookie: a=b", "x%0D%0ASet-Cookie%3A%20a%3Db"),
    ):
        answer = invoke(letters_ask, caller=None, query={"token": token})
        assert (answer.status, answer.headers["Location"]) == (303, f"{ORIGIN}/unsubscribe#{shown}")
