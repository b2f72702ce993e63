import aiohttp

from tests.functions.parlour.ringing import key, talk
from tests.house.functions.parlour import bells_silence

assert bells_silence


def test_a_bell_can_be_taken_down_from_inside(gateway, invoke):
    assert talk(gateway, key(invoke), {"action": "silence"}) == [aiohttp.WSMsgType.CLOSE]
