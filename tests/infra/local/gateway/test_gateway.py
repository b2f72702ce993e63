import gc
import socket
import threading
import time
import warnings

import pytest

from infra.local.deployment import Route
from infra.local.gateway import Gateway, Limits, PortInUse, UnknownApi
from tests.infra.local.gateway.stand_ins import Functions, Letterbox, api, ask, deployed, ok, running, wire

OPS = deployed(api([Route("GET", "/api/ops/a", "a")]))


def test_a_port_that_is_taken_is_said_in_one_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        gateway = Gateway(OPS, Functions(), Letterbox(), port=port, behaviours=[])
        with pytest.raises(PortInUse, match=f"port {port} is in use by another program; choose another"):
            gateway.start()
        gateway.stop()


def test_a_behaviour_that_leads_nowhere_is_found_at_once():
    gateway = Gateway(OPS, Functions(), Letterbox(), port=0, behaviours=[{"pattern": "/api/x/*", "api": "x"}])
    with pytest.raises(UnknownApi, match="'x'"):
        gateway.start()


def test_only_loopback_is_listened_on():
    with running(OPS, Functions()) as gateway:
        assert gateway._server.sockets[0].getsockname()[0] == "127.0.0.1"
        assert gateway.url == f"http://127.0.0.1:{gateway.port}"


def test_behaviours_are_tried_in_their_order_and_names_need_no_stage():
    said = {"special": "S", "ops": "O", "else": "E"}
    apis = [api([Route("ANY", "$default", name)], f"dev-{name}") for name in said]
    functions = Functions(**{name: lambda _, text=text: ok(text) for name, text in said.items()})
    behaviours = [
        {"pattern": "/api/ops/*/special", "api": "special"},
        {"pattern": "/api/ops/*", "api": "dev-ops"},
        {"pattern": "/api/*", "api": "else"},
    ]
    with running(deployed(*apis), functions, behaviours=behaviours) as gateway:
        bodies = [ask(gateway, "GET", path).body for path in ("/api/ops/1/special", "/api/ops/1", "/api/x")]
    assert bodies == [b"S", b"O", b"E"]


def test_it_can_be_started_again_on_the_same_port():
    functions = Functions(a=lambda _: ok("a"))
    with running(OPS, functions) as gateway:
        assert ask(gateway, "GET", "/api/ops/a").status == 200
        port = gateway.port
    again = Gateway(OPS, functions, Letterbox(), port=port, behaviours=[{"pattern": "/api/*", "api": "ops"}])
    again.start()
    assert ask(again, "GET", "/api/ops/a").status == 200
    again.stop()
    again.stop()


def test_a_request_under_way_is_finished_before_the_end():
    begun = threading.Event()

    def slow(_):
        begun.set()
        time.sleep(0.4)
        return ok("done")

    answers = []
    with running(OPS, Functions(a=slow)) as gateway:
        asking = threading.Thread(target=lambda: answers.append(ask(gateway, "GET", "/api/ops/a")))
        asking.start()
        assert begun.wait(60)
        gateway.stop()
        asking.join()
    assert answers[0].body == b"done"


def test_a_request_that_never_ends_does_not_hold_up_the_end():
    release = threading.Event()
    begun = threading.Event()

    def stuck(_):
        begun.set()
        release.wait(60)
        return ok()

    with running(OPS, Functions(a=stuck), limits=Limits(farewell=1)) as gateway:
        line = socket.create_connection(("127.0.0.1", gateway.port))
        line.sendall(b"GET /api/ops/a HTTP/1.1\r\nHost: x\r\n\r\n")
        assert begun.wait(60)
        started = time.monotonic()
        gateway.stop()
        assert time.monotonic() - started < 15
        line.close()
    release.set()


def test_idle_connections_are_closed_at_the_end_and_nothing_is_left_behind():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with (
            running(OPS, Functions(a=lambda _: ok())) as gateway,
            socket.create_connection(("127.0.0.1", gateway.port)) as line,
        ):
            line.sendall(b"GET /api/ops/a HTTP/1.1\r\nHost: x\r\n\r\n")
            line.recv(1000)
            gateway.stop()
            assert line.recv(1000) == b""
        gc.collect()


def test_several_requests_share_a_connection():
    with running(OPS, Functions(a=lambda _: ok("a"))) as gateway:
        one = b"GET /api/ops/a HTTP/1.1\r\nHost: x\r\n\r\n"
        last = b"GET /api/ops/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        assert wire(gateway, one + one + last).count(b"HTTP/1.1 200 OK") == 3


def test_nobody_is_told_what_it_is_made_of():
    with running(OPS, Functions(a=lambda _: ok("a"))) as gateway:
        for path in ("/api/ops/a", "/api/ops/b", "/", "/_local/health", "/%zz"):
            assert ask(gateway, "GET", path).header("Server") == "Stoa"
        assert b"Server: Stoa" in wire(gateway, b"nonsense\r\n\r\n")
