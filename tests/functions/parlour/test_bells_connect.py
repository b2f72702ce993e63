import aiohttp
import pytest

from tests.functions.parlour.ringing import key, talk
from tests.house.functions.parlour import bells_connect


def status(gateway, credential, word="please"):
    """How the handshake is refused."""
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        talk(gateway, credential, word=word)
    return refused.value.status


def test_who_is_known_and_knows_the_word_may_hang_a_bell(gateway, invoke):
    good = key(invoke)

    assert talk(gateway, good) == []
    assert status(gateway, good, word="now") == 403


def test_who_is_not_known_is_told_apart_from_who_lacks_a_scope(gateway, invoke):
    assert status(gateway, "") == 401
    assert status(gateway, f"stoa_acme-00000000_{'0' * 64}") == 401
    assert status(gateway, key(invoke, "ops:read")) == 403


def test_who_was_not_asked_who_they_are_is_not_let_in(invoke):
    at = {"connectionId": "c1", "apiId": "a", "stage": "live", "routeKey": "$connect"}
    event = {"requestContext": at, "multiValueQueryStringParameters": {"word": ["please"]}}

    assert invoke(bells_connect, event=event).payload["statusCode"] == 401
