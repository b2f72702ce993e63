import json
import logging
import time

import pytest

from infra.local.deployment import Route
from infra.local.gateway import Limits
from tests.infra.local.gateway.stand_ins import Functions, api, ask, deployed, hang_up, ok, running, wire


@pytest.fixture(scope="module")
def gateway():
    functions = Functions(echo=lambda event: ok(json.dumps(event)))
    routes = [Route("ANY", "/api/ops/{all+}", "echo")]
    with running(deployed(api(routes)), functions, limits=Limits(arrival=1)) as running_gateway:
        yield running_gateway


@pytest.fixture(autouse=True)
def nothing_is_logged_as_an_error(caplog):
    yield
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET /api/ops/%zz HTTP/1.1",
        b"GET /api/ops/%E9%FF HTTP/1.1",
        b"GET /api/ops/\xe9 HTTP/1.1",
        b"GET /api/ops/a?q=%FF HTTP/1.1",
        b"GET /api/ops/a?\xff=1 HTTP/1.1",
        b"GET /api/ops/../../etc/passwd HTTP/1.1",
        b"GET /api/ops/%2e%2e/x HTTP/1.1",
        b"GET /../../etc/passwd HTTP/1.1",
        b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
        b"OPTIONS * HTTP/1.1",
        b"CONNECT example.com:443 HTTP/1.1",
        b"GET http://[ HTTP/1.1",
        b"GET",
        b"\x16\x03\x01\x02\x00\x01\x00\x01",
        b"BREW /pot HTCPCP/1.0",
        b"GET /api/ops/a HTTP/9.9",
    ],
)
def test_a_request_that_makes_no_sense_is_a_bad_request(gateway, request_line):
    answer = wire(gateway, request_line + b"\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
    assert status(answer) in {400, 404}, answer
    assert b"Traceback" not in answer
    assert b"application/json" in answer or status(answer) == 404


@pytest.mark.parametrize(
    "headers",
    [
        b"No colon here",
        b": empty",
        b"X-A: a\x00b",
        b"Content-Length: ten",
        b"Content-Length: -1",
        b"Content-Length: 3\r\nContent-Length: 4",
        b"Content-Length: 3\r\nTransfer-Encoding: chunked",
        b"Transfer-Encoding: cucumber",
        b"X A: b",
    ],
)
def test_headers_that_make_no_sense_are_a_bad_request(gateway, headers):
    lines = b"POST /api/ops/a HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers + b"\r\n\r\n"
    answer = wire(gateway, lines)
    assert status(answer) == 400, answer
    assert b"Traceback" not in answer


@pytest.mark.parametrize("size", [10_300, 20_000, 70_000, 300_000])
def test_too_much_head_is_too_large(gateway, size):
    for line in (
        b"GET /api/ops/a HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + b"c" * size,
        b"GET /api/ops/" + b"a" * size + b" HTTP/1.1\r\nHost: 127.0.0.1",
        b"GET /api/ops/a HTTP/1.1\r\nHost: 127.0.0.1\r\n" + b"\r\n".join([b"X: y"] * (size // 6)),
    ):
        answer = wire(gateway, line + b"\r\nConnection: close\r\n\r\n")
        assert status(answer) == 431, answer[:200]
        assert b'{"message":"Request Header Fields Too Large"}' in answer


def test_ten_thousand_bytes_of_head_are_not_too_much(gateway):
    assert ask(gateway, "GET", "/api/ops/a", headers={"Cookie": "c" * 10_000}).status == 200


def test_header_bytes_that_are_no_utf8_arrive_as_latin1(gateway):
    lines = b"GET /api/ops/a HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Name: Andr\xe9\r\nConnection: close\r\n\r\n"
    answer = wire(gateway, lines)
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["headers"]["x-name"] == "André"


def test_a_body_that_stops_midway_is_a_timeout(gateway):
    started = time.monotonic()
    answer = wire(
        gateway,
        b"POST /api/ops/a HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\nConnection: close\r\n\r\nabc",
    )
    assert status(answer) == 408
    assert time.monotonic() - started < 15


def test_a_broken_chunk_is_a_bad_request(gateway):
    head = b"POST /api/ops/a HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    answer = wire(gateway, head + b"zz\r\nabc")
    assert status(answer) == 400


def test_chunks_are_counted_as_they_come(gateway):
    chunk = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
    head = b"POST /api/ops/a HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    answer = wire(gateway, head + chunk * 11 + b"0\r\n\r\n")
    assert status(answer) == 413


def test_chunks_arrive_as_one_body(gateway):
    head = b"POST /api/ops/a HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    answer = wire(gateway, head + b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["body"] == "abcde"


def test_who_expects_a_go_ahead_gets_one(gateway):
    head = (
        b"POST /api/ops/a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n"
    )
    answer = wire(gateway, head + b"ok")
    assert answer.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 ")


def test_who_hangs_up_hurts_nobody(gateway):
    for _ in range(20):
        hang_up(gateway, b"POST /api/ops/a HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nabc")
    assert ask(gateway, "GET", "/api/ops/a").status == 200


def test_deep_and_long_queries_are_only_text(gateway):
    assert ask(gateway, "GET", "/api/ops/a?" + "&" * 500 + "=" * 500 + "%00").status == 200
