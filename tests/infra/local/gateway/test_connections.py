import asyncio
import json
import time

import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from infra.local.deployment import REGION
from infra.local.gateway import register, withdraw
from tests.infra.local.gateway.stand_ins import deployed, running
from tests.infra.local.gateway.talking import (
    KB,
    OK,
    live,
    management,
    nothing,
    runtime,
    talk,
)
from tests.waiting import until


@pytest.fixture(scope="module", autouse=True)
def aws():
    with mock_aws():
        yield


def test_functions_speak_to_connections_in_this_process():
    def say(event):
        client, connection = management(), event["requestContext"]["connectionId"]
        told = client.get_connection(ConnectionId=connection)
        client.post_to_connection(ConnectionId=connection, Data=json.dumps(told["Identity"]).encode())
        client.post_to_connection(ConnectionId=connection, Data="é".encode())
        client.delete_connection(ConnectionId=connection)
        return OK

    async def conversation(socket):
        await socket.send_str('{"action": "say"}')
        received = [await socket.receive_str(), await socket.receive_str()]
        await socket.receive()
        return received, socket.close_code

    functions = runtime(say=say)
    with running(deployed(live()), functions) as gateway:
        (first, second), code = talk(gateway, conversation, headers={"User-Agent": "me"})
        until(lambda: functions.of("disconnect"))
    assert json.loads(first) == {"SourceIp": "127.0.0.1", "UserAgent": "me"}
    assert (second, code) == ("é", 1000)
    assert functions.of("disconnect")[0]["requestContext"]["disconnectStatusCode"] == 1000


def calls(client, connection):
    return [
        lambda: client.post_to_connection(ConnectionId=connection, Data=b"x"),
        lambda: client.get_connection(ConnectionId=connection),
        lambda: client.delete_connection(ConnectionId=connection),
    ]


def test_who_is_gone_is_gone():
    ids = []

    def connect(event):
        ids.append(event["requestContext"]["connectionId"])
        with pytest.raises(ClientError, match="GoneException"):  # not connected before this returns
            management().post_to_connection(ConnectionId=ids[0], Data=b"x")
        return OK

    with running(deployed(live()), runtime(connect=connect)) as gateway:
        talk(gateway, nothing)
        beside = management(f"{gateway.url}/_local/sockets/idlive/main")
        for client in (management(), beside):
            for connection in (ids[0], "never="):
                for call in calls(client, connection):
                    with pytest.raises(client.exceptions.GoneException):
                        call()
    for call in calls(management(), ids[0]):  # and with no gateway at all
        with pytest.raises(ClientError, match="GoneException"):
            call()
    with pytest.raises(ClientError, match="GoneException"):
        management(f"https://unknown.execute-api.{REGION}.amazonaws.com/main").get_connection(ConnectionId="x")


def test_programs_beside_this_one_speak_to_connections_by_http():
    ids = []

    async def conversation(socket):
        client = management(f"{gateway.url}/_local/sockets/dev-live/main")

        def speak():
            client.post_to_connection(ConnectionId=ids[0], Data=b"hello")
            with pytest.raises(client.exceptions.PayloadTooLargeException):
                client.post_to_connection(ConnectionId=ids[0], Data=b"x" * (128 * KB + 1))
            told = client.get_connection(ConnectionId=ids[0])
            client.delete_connection(ConnectionId=ids[0])
            return told

        told = await asyncio.to_thread(speak)
        return await socket.receive_str(), told

    functions = runtime(connect=lambda event: ids.append(event["requestContext"]["connectionId"]) or OK)
    with running(deployed(live()), functions) as gateway:
        said, told = talk(gateway, conversation)
        assert said == "hello"
        assert told["Identity"]["SourceIp"] == "127.0.0.1"
        assert abs(told["ConnectedAt"].timestamp() - time.time()) < 20
        with pytest.raises(ClientError, match="Forbidden"):
            management(f"{gateway.url}/_local/sockets/dev-live/other").get_connection(ConnectionId="x")


def test_the_board_of_connections_can_be_another():
    class Noted:
        def __init__(self):
            self.posted = []

        def post(self, connection, data):
            self.posted.append((connection, data))

    board = Noted()
    register("idlive", board)
    try:
        management().post_to_connection(ConnectionId="a=", Data=b"x")
    finally:
        withdraw("idlive", board)
    assert board.posted == [("a=", b"x")]
