"""Who hangs bells: a program with a key, by a WebSocket as any client opens it."""

import asyncio
import json

import aiohttp

from functions.identity import callers_authorize, keys_issue, tickets_issue


def key(invoke, *scopes):
    """A key of a program of Ada's."""
    wanted = {"workspace": "acme", "person": "ada", "scopes": scopes or ["parlour:read"]}
    return invoke(keys_issue, event={"caller": None, "request": wanted}).payload["answer"]["key"]


def ticket(invoke, shown):
    """A ticket for a WebSocket, for the program with that key."""
    caller = invoke(callers_authorize, event={"headers": {"authorization": f"Bearer {shown}"}}).payload["context"]
    return invoke(tickets_issue, caller=caller).json["ticket"]


def talk(gateway, credential, *messages, word="please", ticket=""):
    """Hang a bell and say this to it; what it answers to each, or how it closes."""

    async def conversation():
        shown = {"Authorization": f"Bearer {credential}"} if credential else {}
        where = f"{gateway.url}/parlour?word={word}" + (f"&ticket={ticket}" if ticket else "")
        async with aiohttp.ClientSession() as session, session.ws_connect(where, headers=shown) as socket:
            heard = []
            for message in messages:
                await socket.send_str(json.dumps(message))
                said = await socket.receive(10)
                heard.append(json.loads(said.data) if said.type is aiohttp.WSMsgType.TEXT else said.type)
            return heard

    return asyncio.run(conversation())
