"""The range endpoint over real TLS on this machine."""

import ssl
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from identity.passwords.breaches import Question
from identity.passwords.pwned import LARGEST, PATIENCE, PwnedRanges
from identity.passwords.service import BreachesUnreachable
from tests.layers.identity.passwords.fakes import FakeBreaches
from tests.layers.identity.passwords.tls import certificate

KNOWN = FakeBreaches("password", "letmein")


def plainly(request, prefix):
    request.answer(200, KNOWN.range(prefix))


def late(request, prefix):
    time.sleep(PATIENCE * 1.5)
    request.answer(200, b"")


def drop_by_drop(request, prefix):
    request.send_response(200)
    request.end_headers()
    for _ in range(20):
        request.wfile.write(b"0")
        time.sleep(PATIENCE / 5)


def without_end(request, prefix):
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b"0018A45C4D1DEF81644B54AB7F969B88D65:1\r\n" * 1000)


def elsewhere(request, prefix):
    request.send_response(302)
    request.send_header("Location", f"/other/{prefix}")
    request.end_headers()


def hanging_up(request, prefix):
    request.close_connection = True
    request.connection.close()


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request, client_address):
        """Who asks may hang up."""


@contextmanager
def endpoint(folder, behave):
    seen = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append((self.path, dict(self.headers)))
            behave(self, self.path.rpartition("/")[2])

        def answer(self, status, body):
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Nobody reads it."""

    key, chain = certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    server = Server(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"https://localhost:{server.server_port}/range/", ssl.create_default_context(cafile=str(chain)), seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_what_was_published_is_told_as_the_fake_tells_it(tmp_path):
    with endpoint(tmp_path, plainly) as (address, trusted, seen):
        ranges = PwnedRanges(address, trusted)
        for password, times in (("password", 7), ("letmein", 7), ("wandering otters hum quietly", 0)):
            question = Question.about(password)
            assert ranges.range(question.prefix) == KNOWN.range(question.prefix)
            assert question.seen(ranges.range(question.prefix)) == times

    path, headers = seen[0]
    assert path == "/range/5BAA6"
    assert headers["Add-Padding"] == "true"
    assert headers["User-Agent"] == "stoa"


@pytest.mark.parametrize(
    "behave",
    [
        late,
        drop_by_drop,
        without_end,
        elsewhere,
        hanging_up,
        lambda request, _: request.answer(503, b"0018A45C4D1DEF81644B54AB7F969B88D65:1"),
    ],
    ids=["late", "drop by drop", "without end", "elsewhere", "hanging up", "unavailable"],
)
def test_who_does_not_answer_as_agreed_is_not_waited_for(tmp_path, behave):
    with endpoint(tmp_path, behave) as (address, trusted, seen):
        started = time.monotonic()
        with pytest.raises(BreachesUnreachable):
            PwnedRanges(address, trusted).range("5BAA6")

        assert time.monotonic() - started < PATIENCE * 2.5
        assert len(seen) == 1


def test_who_cannot_show_who_they_are_is_not_believed(tmp_path):
    with endpoint(tmp_path, plainly) as (address, _, seen):
        with pytest.raises(BreachesUnreachable):
            PwnedRanges(address).range("5BAA6")

        assert seen == []


def test_nobody_there_is_nobody_who_says(tmp_path):
    with endpoint(tmp_path, plainly) as (address, trusted, _):
        pass

    with pytest.raises(BreachesUnreachable):
        PwnedRanges(address, trusted).range("5BAA6")


@pytest.mark.parametrize(
    "address", ["http://api.pwnedpasswords.com/range/", "api.pwnedpasswords.com", "", "https:///x"]
)
def test_nobody_is_asked_in_the_open(address):
    with pytest.raises(ValueError, match="https only"):
        PwnedRanges(address)


def test_an_answer_with_its_padding_is_far_from_too_long():
    assert LARGEST > 10 * 1000 * 45
