"""Clients of WebSockets, and functions behind them."""

import asyncio

import aiohttp
import boto3
import pytest
from botocore.config import Config

from infra.local.deployment import REGION, WebSocketApi
from tests.infra.local.gateway.stand_ins import Functions

KB = 1024
OK = {"statusCode": 200}


def live(routes=None, **more):
    routes = routes or {"$connect": "connect", "$disconnect": "disconnect", "say": "say", "$default": "other"}
    return WebSocketApi("idlive", "dev-live", "main", more.pop("selection", "$request.body.action"), routes, **more)


def runtime(**functions):
    return Functions(**{name: lambda _: OK for name in ("connect", "disconnect", "say", "other")} | functions)


def management(endpoint=f"https://idlive.execute-api.{REGION}.amazonaws.com/main"):
    return boto3.client(
        "apigatewaymanagementapi",
        endpoint_url=endpoint,
        region_name=REGION,
        aws_access_key_id="x",
        aws_secret_access_key="x",
        config=Config(retries={"total_max_attempts": 1}),
    )


def talk(gateway, conversation, path="/live", **how):
    """Open a socket, hold the conversation, and say how it ended."""

    async def held():
        async with aiohttp.ClientSession() as session, session.ws_connect(gateway.url + path, **how) as socket:
            return await asyncio.wait_for(conversation(socket), 10)

    return asyncio.run(held())


def refused(gateway, path="/live", **how):
    with pytest.raises(aiohttp.WSServerHandshakeError) as error:
        talk(gateway, nothing, path, **how)
    return error.value.status


async def nothing(socket):
    await socket.close()


async def until_closed(socket):
    message = await socket.receive()
    return socket.close_code, message.type
