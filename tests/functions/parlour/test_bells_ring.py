import asyncio
import json

import aiohttp
import pytest

from tests.house.functions.parlour import bells_ring

assert bells_ring


async def talk(url, word, *messages):
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{url}/parlour?word={word}") as socket:
        heard = []
        for message in messages:
            await socket.send_str(message)
            heard.append(json.loads((await socket.receive(10)).data))
        return heard


def test_a_bell_rings_back(gateway):
    ring = json.dumps({"action": "ring", "times": 2})

    assert asyncio.run(talk(gateway.url, "please", ring)) == [{"rang": "ding ding "}]


def test_a_message_that_makes_no_sense_is_answered_with_a_problem(gateway):
    (said,) = asyncio.run(talk(gateway.url, "please", json.dumps({"action": "ring", "times": 99})))

    assert (said["status"], said["errors"][0]["field"]) == (422, "times")


def test_who_does_not_know_the_word_is_not_let_in(gateway):
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        asyncio.run(talk(gateway.url, "now"))
    assert refused.value.status == 403
