import asyncio
import contextlib
import json
import re
import threading
import time

import aiohttp
import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from moto import mock_aws

from infra.local.deployment import REGION, AuthorizerSpec, WebSocketApi
from infra.local.gateway import Limits
from tests.infra.local.gateway.stand_ins import Functions, ask, deployed, ok, running

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


@pytest.fixture(scope="module", autouse=True)
def aws():
    with mock_aws():
        yield


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


def eventually(condition):
    until = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_a_connection_opens_speaks_and_closes():
    functions = runtime()

    async def conversation(socket):
        await socket.send_str('{"action": "say", "text": "é"}')
        await asyncio.sleep(0.2)
        await socket.close(code=4000, message=b"enough")

    with running(deployed(live()), functions) as gateway:
        talk(gateway, conversation, "/live?ticket=t", headers={"User-Agent": "test", "X-A": "b"})
        eventually(lambda: functions.of("disconnect"))
    (connect,), (say,), (disconnect,) = (functions.of(name) for name in ("connect", "say", "disconnect"))
    context = connect["requestContext"]
    assert context["routeKey"] == "$connect"
    assert context["eventType"] == "CONNECT"
    assert context["stage"] == "main"
    assert context["apiId"] == "idlive"
    assert context["domainName"] == f"idlive.execute-api.{REGION}.amazonaws.com"
    assert context["identity"] == {"sourceIp": "127.0.0.1", "userAgent": "test"}
    assert connect["queryStringParameters"] == {"ticket": "t"}
    assert connect["multiValueQueryStringParameters"] == {"ticket": ["t"]}
    assert connect["headers"]["x-a"] == "b"
    assert say["body"] == '{"action": "say", "text": "é"}'
    assert say["requestContext"]["eventType"] == "MESSAGE"
    assert say["requestContext"]["messageId"]
    assert say["requestContext"]["connectedAt"] == context["connectedAt"]
    assert "headers" not in say
    assert disconnect["requestContext"]["eventType"] == "DISCONNECT"
    assert disconnect["requestContext"]["disconnectStatusCode"] == 4000
    assert disconnect["requestContext"]["disconnectReason"] == "enough"
    assert len({event["requestContext"]["connectionId"] for event in (connect, say, disconnect)}) == 1


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ('{"action": "say"}', "say"),
        ('{"action": "unheard"}', "other"),
        ('{"action": "$connect"}', "other"),
        ('{"action": ["say"]}', "other"),
        ('{"verb": "say"}', "other"),
        ("[]", "other"),
        ("no json", "other"),
        ("", "other"),
    ],
)
def test_the_message_chooses_its_route(text, route):
    functions = runtime()

    async def conversation(socket):
        await socket.send_str(text)
        await socket.close()

    with running(deployed(live()), functions) as gateway:
        talk(gateway, conversation)
        eventually(lambda: functions.of("disconnect"))
    assert [name for name, _ in functions.events] == ["connect", route, "disconnect"]


def test_a_selection_may_be_nested_and_composed():
    functions = runtime()
    routes = {"room/say": "say", "$default": "other"}

    async def conversation(socket):
        await socket.send_str('{"to": {"kind": "room"}, "verb": "say"}')
        await socket.send_str('{"to": {"kind": "room"}}')
        await socket.close()

    selection = "${request.body.to.kind}/${request.body.verb}"
    with running(deployed(live(routes, selection=selection)), functions) as gateway:
        talk(gateway, conversation)
    assert [name for name, _ in functions.events] == ["say", "other"]


FRAME = re.compile(r'\{"message": "([^"]+)", "connectionId":"[^"]+=", "requestId":"[^"]+="\}')


def test_a_message_that_no_route_takes_is_forbidden():
    async def conversation(socket):
        await socket.send_str('{"action": "x"}')
        return await socket.receive_str()

    with running(deployed(live({"say": "say"})), runtime()) as gateway:
        assert FRAME.fullmatch(talk(gateway, conversation)).group(1) == "Forbidden"


@pytest.mark.parametrize("fault", [lambda _: 1 / 0, lambda _: None, lambda _: "x", lambda _: time.sleep(0.5)])
def test_a_route_that_fails_is_an_internal_server_error_and_the_connection_lives(fault):
    async def conversation(socket):
        await socket.send_str('{"action": "say"}')
        first = await socket.receive_str()
        await socket.send_str('{"action": "say"}')
        return first, await socket.receive_str()

    with running(deployed(live()), runtime(say=fault), limits=Limits(reply=0.2)) as gateway:
        for said in talk(gateway, conversation):
            assert FRAME.fullmatch(said).group(1) == "Internal server error"


def test_what_a_route_answers_is_not_sent():
    async def conversation(socket):
        await socket.send_str('{"action": "say"}')
        with pytest.raises(TimeoutError):
            await socket.receive(timeout=0.3)

    with running(deployed(live()), runtime(say=lambda _: ok("body"))) as gateway:
        talk(gateway, conversation)


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (lambda _: {"statusCode": 401}, 401),
        (lambda _: {"statusCode": 403, "body": "no"}, 403),
        (lambda _: {"statusCode": 500}, 500),
        (lambda _: {"statusCode": 422}, 422),
        (lambda _: {}, 502),
        (lambda _: 1 / 0, 502),
        (lambda _: time.sleep(0.5), 504),
    ],
)
def test_connect_may_refuse_the_handshake(answer, status):
    functions = runtime(connect=answer)
    with running(deployed(live()), functions, limits=Limits(reply=0.2)) as gateway:
        assert refused(gateway) == status
    assert functions.of("disconnect") == []


def test_the_subprotocol_is_the_functions_choice():
    chosen = {"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": "v2"}}

    async def conversation(socket):
        return socket.protocol

    with running(deployed(live()), runtime(connect=lambda _: chosen)) as gateway:
        assert talk(gateway, conversation, protocols=("v1", "v2")) == "v2"
    with running(deployed(live()), runtime()) as gateway:
        assert talk(gateway, conversation, protocols=("v1", "v2")) is None


def policy(effect="Allow", **context):
    allowed = {
        "Effect": effect,
        "Action": "execute-api:Invoke",
        "Resource": "arn:aws:execute-api:*:*:idlive/main/$connect",
    }
    return {"principalId": "ann", "policyDocument": {"Statement": [allowed]}, "context": context}


GUARD = AuthorizerSpec("guard", ("route.request.querystring.ticket",), 0, simple=False, payload="1.0")


def test_an_authorizer_guards_connect_and_every_event_knows_what_it_said():
    functions = runtime(guard=lambda _: policy(seats=3))

    async def conversation(socket):
        await socket.send_str('{"action": "say"}')
        await socket.close()

    with running(deployed(live(authorizer=GUARD)), functions) as gateway:
        assert refused(gateway) == 401
        talk(gateway, conversation, "/live?ticket=t")
        eventually(lambda: functions.of("disconnect"))
    (asked,) = functions.of("guard")
    assert asked["type"] == "REQUEST"
    assert asked["methodArn"] == "arn:aws:execute-api:eu-central-1:000000000000:idlive/main/$connect"
    assert asked["queryStringParameters"] == {"ticket": "t"}
    for name in ("connect", "say", "disconnect"):
        assert functions.of(name)[0]["requestContext"]["authorizer"] == {"principalId": "ann", "seats": "3"}


@pytest.mark.parametrize(
    ("answer", "status"),
    [(lambda _: policy("Deny"), 403), (lambda _: {"isAuthorized": True}, 500), (lambda _: 1 / 0, 500)],
)
def test_an_authorizer_may_refuse_the_handshake(answer, status):
    functions = runtime(guard=answer)
    with running(deployed(live(authorizer=GUARD)), functions) as gateway:
        assert refused(gateway, "/live?ticket=t") == status
    assert functions.of("connect") == []


async def until_closed(socket):
    message = await socket.receive()
    return socket.close_code, message.type


def ended(conversation, functions=None, **limits):
    """How the connection ended, for the client and for the function."""
    functions = functions or runtime()
    with running(deployed(live()), functions, limits=Limits(**limits)) as gateway:
        code, _ = talk(gateway, conversation, max_msg_size=0)
        eventually(lambda: functions.of("disconnect"))
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
        for _ in range(4):
            await asyncio.sleep(0.15)
            await socket.send_str("x")
        return await until_closed(socket)

    assert ended(conversation, idle=0.4, connected=1.0) == (1001, 1001, 4)


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
        eventually(lambda: functions.of("disconnect"))
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
    from infra.local.gateway import register, withdraw

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


def test_stopping_says_goodbye_and_functions_hear_of_it():
    functions = runtime()
    closed = []
    opened = threading.Event()

    async def conversation(socket):
        opened.set()
        closed.append(await until_closed(socket))

    with running(deployed(live()), functions) as gateway:
        talker = threading.Thread(target=talk, args=(gateway, conversation))
        talker.start()
        assert opened.wait(5)
        started = time.monotonic()
        gateway.stop()
        assert time.monotonic() - started < 3
        talker.join()
    assert closed[0][0] == 1001
    assert functions.of("disconnect")[0]["requestContext"]["disconnectReason"] == "Going away"


def test_what_is_no_handshake_is_told_so():
    with running(deployed(live()), runtime()) as gateway:
        assert ask(gateway, "GET", "/live").said == (426, {"message": "Upgrade Required"})
        upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Key": "short"}
        assert ask(gateway, "GET", "/live", headers=upgrade).status == 400


def test_a_behaviour_of_the_edge_may_say_where_sockets_are():
    behaviours = [{"pattern": "/talk/live", "socket": "live"}]
    with running(deployed(live()), runtime(), behaviours=behaviours) as gateway:
        talk(gateway, nothing, "/talk/live")
        assert refused(gateway, "/live") == 404
