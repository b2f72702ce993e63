import asyncio
import re
import threading
import time

import pytest

from infra.local.deployment import REGION, AuthorizerSpec
from infra.local.gateway import Limits
from tests.infra.local.gateway.stand_ins import ask, deployed, ok, running
from tests.infra.local.gateway.talking import (
    live,
    nothing,
    refused,
    runtime,
    talk,
    until_closed,
)
from tests.waiting import until


def test_a_connection_opens_speaks_and_closes():
    functions = runtime()

    async def conversation(socket):
        await socket.send_str('{"action": "say", "text": "é"}')
        await asyncio.to_thread(until, lambda: functions.of("say"))
        await socket.close(code=4000, message=b"enough")

    with running(deployed(live()), functions) as gateway:
        talk(gateway, conversation, "/live?ticket=t", headers={"User-Agent": "test", "X-A": "b"})
        until(lambda: functions.of("disconnect"))
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
        until(lambda: functions.of("disconnect"))
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


@pytest.mark.parametrize("fault", [lambda _: 1 / 0, lambda _: None, lambda _: "x", lambda _: time.sleep(5)])
def test_a_route_that_fails_is_an_internal_server_error_and_the_connection_lives(fault):
    async def conversation(socket):
        await socket.send_str('{"action": "say"}')
        first = await socket.receive_str()
        await socket.send_str('{"action": "say"}')
        return first, await socket.receive_str()

    with running(deployed(live()), runtime(say=fault), limits=Limits(reply=1.5)) as gateway:
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
        (lambda _: time.sleep(5), 504),
    ],
)
def test_connect_may_refuse_the_handshake(answer, status):
    functions = runtime(connect=answer)
    with running(deployed(live()), functions, limits=Limits(reply=1.5)) as gateway:
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
        until(lambda: functions.of("disconnect"))
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
        assert opened.wait(60)
        started = time.monotonic()
        gateway.stop()
        assert time.monotonic() - started < 15
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
