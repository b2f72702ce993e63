import asyncio
import json

import aiohttp

from tests.house.functions.parlour import bells_silence

assert bells_silence


async def hush(url):
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{url}/parlour?word=please") as socket:
        await socket.send_str(json.dumps({"action": "silence"}))
        return (await socket.receive(10)).type


def test_a_bell_can_be_taken_down_from_inside(gateway):
    assert asyncio.run(hush(gateway.url)) == aiohttp.WSMsgType.CLOSE
