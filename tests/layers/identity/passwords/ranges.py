"""Somebody who knows of published passwords, and speaks as Have I Been Pwned does, over real TLS on this machine."""

import ssl
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from identity.passwords.pwned import PATIENCE
from tests.layers.identity.passwords.fakes import FakeBreaches
from tests.layers.identity.passwords.tls import certificate

PUBLISHED = "seven purple herons over the canal"
KNOWN = FakeBreaches("password", "letmein", PUBLISHED)


def plainly(request, prefix):
    request.answer(200, KNOWN.range(prefix))


def late(request, prefix):
    time.sleep(PATIENCE * 20)
    request.answer(200, b"")


def drop_by_drop(request, prefix):
    request.send_response(200)
    request.end_headers()
    for _ in range(100):
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
