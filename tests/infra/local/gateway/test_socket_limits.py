import asyncio
import contextlib

import aiohttp

from infra.local.gateway import Limits
from tests.infra.local.gateway.stand_ins import deployed, running
from tests.infra.local.gateway.talking import (
    KB,
    live,
    runtime,
    talk,
    until_closed,
)
from tests.waiting import until


def ended(conversation, functions=None, **limits):
    """How the connection ended, for the client and for the function."""
    functions = functions or runtime()
    with running(deployed(live()), functions, limits=Limits(**limits)) as gateway:
        code, _ = talk(gateway, conversation, max_msg_size=0)
        until(lambda: functions.of("disconnect"))
    (event,) = functions.of("disconnect")
    return code, event["requestContext"]["disconnectStatusCode"], len(functions.of("other"))


def test_a_message_holds_128_kilobytes_in_frames_of_32():
    async def fits(socket):
        for at in range(4):
            opcode = aiohttp.WSMsgType.TEXT if at == 0 else aiohttp.WSMsgType.CONTINUATION
            await raw_frame(socket, b"x" * 32 * KB, opcode, last=at == 3)
        await socket.close()
        return socket.close_code, None

    async def too_long(socket):
        for at in range(5):
            opcode = aiohttp.WSMsgType.TEXT if at == 0 else aiohttp.WSMsgType.CONTINUATION
            await raw_frame(socket, b"x" * 32 * KB, opcode, last=at == 4)
        return await until_closed(socket)

    async def too_wide(socket):
        await socket.send_str("x" * (32 * KB + 1))
        return await until_closed(socket)

    assert ended(fits)[2] == 1
    assert ended(too_long) == (1009, 1009, 0)
    assert ended(too_wide) == (1009, 1009, 0)


async def raw_frame(socket, payload, opcode, *, last):
    """A frame of a message in several, which aiohttp's client would not send."""
    head = bytes([(0x80 if last else 0) | opcode, 0x80 | 127]) + len(payload).to_bytes(8) + b"\0\0\0\0"
    socket._writer.transport.write(head + payload)


def test_binary_messages_end_the_connection():
    async def conversation(socket):
        await socket.send_bytes(b"\x00")
        return await until_closed(socket)

    assert ended(conversation) == (1003, 1003, 0)


def test_text_that_is_no_utf8_ends_the_connection():
    async def conversation(socket):
        await raw_frame(socket, b"\xff\xfe", aiohttp.WSMsgType.TEXT, last=True)
        return await until_closed(socket)

    assert ended(conversation) == (1007, 1007, 0)


def test_who_says_nothing_for_too_long_is_let_go():
    assert ended(until_closed, idle=0.3) == (1001, 1001, 0)


def test_who_speaks_is_not_idle_but_nobody_stays_forever():
    async def conversation(socket):
        for _ in range(5):
            await asyncio.sleep(0.25)
            await socket.send_str("x")
        return await until_closed(socket)

    assert ended(conversation, idle=1.2, connected=60) == (1001, 1001, 5)
    assert ended(until_closed, idle=60, connected=0.3) == (1001, 1001, 0)


def test_pings_keep_nobody_forever():
    async def pinging(socket):
        with contextlib.suppress(ConnectionError):
            while True:
                await socket.ping()
                await asyncio.sleep(0.05)

    async def conversation(socket):
        pings = asyncio.create_task(pinging(socket))
        try:
            return await until_closed(socket)
        finally:
            pings.cancel()

    assert ended(conversation, idle=0.4) == (1001, 1001, 0)


def test_a_connection_that_breaks_off_is_disconnected_too():
    async def conversation(socket):
        socket._writer.transport.abort()
        return None, None

    assert ended(conversation)[1] == 1006
