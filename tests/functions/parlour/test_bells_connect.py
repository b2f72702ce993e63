import asyncio
import time
from dataclasses import replace

import aiohttp
import pytest

from identity.tickets import tickets
from tests.functions.parlour.ringing import key, talk, ticket
from tests.house.functions.parlour import bells_connect


def status(gateway, credential="", **more):
    """How the handshake is refused."""
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        talk(gateway, credential, **more)
    return refused.value.status


@pytest.fixture
def lines(cloud, caplog):
    """All that functions and the gateway write while the test goes on."""
    found, listen = [], lambda _, line: found.append(line)
    caplog.set_level("DEBUG")
    cloud.runtime.listeners.append(listen)
    yield lambda: "".join(found) + caplog.text
    cloud.runtime.listeners.remove(listen)


def test_who_is_known_and_knows_the_word_may_hang_a_bell(gateway, invoke):
    good = key(invoke)

    assert talk(gateway, good) == []
    assert status(gateway, good, word="now") == 403


def test_who_is_not_known_is_told_apart_from_who_lacks_a_scope(gateway, invoke):
    assert status(gateway, "") == 401
    assert status(gateway, f"stoa_acme-00000000_{'0' * 64}") == 401
    assert status(gateway, key(invoke, "ops:read")) == 403


def test_a_ticket_hangs_one_bell_and_rings_it_for_who_asked_for_it(gateway, invoke, lines):
    good = ticket(invoke, key(invoke))

    assert talk(gateway, "", {"action": "ring", "times": 1}, ticket=good) == [{"rang": "ding ", "for": "ada"}]
    assert status(gateway, ticket=good) == 401
    assert "ring" in lines()
    assert good.partition(".")[2] not in lines()


def test_of_two_who_show_one_ticket_at_once_one_is_let_in(gateway, invoke):
    good = ticket(invoke, key(invoke))

    async def opened(session):
        try:
            async with session.ws_connect(f"{gateway.url}/parlour?word=please&ticket={good}"):
                return 101
        except aiohttp.WSServerHandshakeError as refused:
            return refused.status

    async def both():
        async with aiohttp.ClientSession() as session:
            return await asyncio.gather(opened(session), opened(session))

    assert sorted(asyncio.run(both())) == [101, 401]


def test_a_ticket_that_has_run_out_or_lacks_the_scope_hangs_none(gateway, invoke, cloud):
    late = replace(tickets(), now=lambda: time.time() - 31)
    said = {"workspace": "acme", "person": "ada", "role": "", "scopes": "parlour:read", "session": "s1"}

    assert status(gateway, ticket=late.issue("socket", "acme", said)) == 401
    assert status(gateway, ticket=ticket(invoke, key(invoke, "ops:read"))) == 403


def test_who_was_not_asked_who_they_are_is_not_let_in(invoke):
    at = {"connectionId": "c1", "apiId": "a", "stage": "live", "routeKey": "$connect"}
    event = {"requestContext": at, "multiValueQueryStringParameters": {"word": ["please"]}}

    assert invoke(bells_connect, event=event).payload["statusCode"] == 401
