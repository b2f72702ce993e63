"""S3's own HTTP endpoint, on loopback: for browsers with presigned URLs and forms, and for the AWS CLI."""

import base64
import os
import threading
import traceback
from contextlib import suppress
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from botocore.awsrequest import AWSPreparedRequest, HeadersDict
from moto.core.models import botocore_stubber
from moto.core.request import Request

from infra.local.stores.s3.cors import headers_for
from infra.local.stores.s3.gate import Gate, find_bucket
from infra.local.stores.s3.refusals import S3Refusal
from infra.local.stores.s3.sigv4 import SignedRequest

LARGEST = 5 * 1024**3
NO_CONTENT = 204
OURS = {"connection", "date", "server", "status", "transfer-encoding"}
# moto looks for some signature before it answers; what is said here has been checked already.
VERIFIED = "AWS4-HMAC-SHA256 Credential=local/19700101/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=0"
Answer = tuple[int, dict[str, str], bytes]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def server_bind(self) -> None:
        # The library would ask the name service what 127.0.0.1 is called.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.socket.getsockname()[1]


class Endpoint:
    """A server in threads of its own."""

    def __init__(self, port: int, gate: Gate) -> None:
        self.gate = gate
        endpoint = self

        class Handler(_Handler):
            owner = endpoint

        self.server = _Server(("127.0.0.1", port), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), name="s3", daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def answer(self, request: SignedRequest) -> Answer:
        """What S3 says to it."""
        bucket, _, key = unquote(request.path.lstrip("/")).partition("/")
        try:
            if request.method == "OPTIONS":
                return self._preflight(request, bucket)
            if _is_form(request):
                self._check_form(request, bucket)
            else:
                self.gate.check(request, bucket, key)
            _check_digest(request)
            answer = self._perform(request)
        except S3Refusal as refusal:
            answer = refusal.status, {"Content-Type": "application/xml"}, refusal.body()
        return self._readable(request, bucket, answer)

    def _check_form(self, request: SignedRequest, bucket: str) -> None:
        with Request.from_primitives("POST", self.url + request.path, dict(request.headers), request.body) as form:
            file = form.files.get("file")
            body = file.read() if file else form.form.get("file", "").encode()
            fields = dict(form.form.items())
        self.gate.check_form(fields, bucket, len(body))

    def _perform(self, request: SignedRequest) -> Answer:
        target = self.url + request.path + (f"?{request.query}" if request.query else "")
        headers = {**request.headers, "authorization": VERIFIED}
        prepared = AWSPreparedRequest(request.method, target, HeadersDict(headers), request.body, False)
        try:
            answer = botocore_stubber.process_request(prepared)
        except Exception as error:  # whatever moto stumbles over, the client is told
            traceback.print_exc()
            raise S3Refusal("InternalError", f"We encountered an internal error: {error!r}") from error
        if answer is None:
            raise S3Refusal("InvalidRequest", "The request is not one that S3 knows")
        status, said, body = answer
        plain = {str(name): str(value) for name, value in said.items() if str(name).lower() not in OURS}
        return int(status), plain, body.encode() if isinstance(body, str) else body

    def _preflight(self, request: SignedRequest, bucket: str) -> Answer:
        found = find_bucket(bucket)
        method = request.headers.get("access-control-request-method", "")
        asked = request.headers.get("access-control-request-headers", "")
        allowed = headers_for(found.cors, request.headers.get("origin", ""), method, asked) if found else None
        if allowed is None:
            raise S3Refusal(
                "AccessForbidden",
                "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, "
                "request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted "
                "by the resource's CORS spec.",
            )
        return 200, allowed, b""

    def _readable(self, request: SignedRequest, bucket: str, answer: Answer) -> Answer:
        """The answer with what lets a page of another origin read it, if the bucket says so."""
        status, headers, body = answer
        plain = {name: value for name, value in headers.items() if not name.lower().startswith("access-control-")}
        origin, found = request.headers.get("origin"), find_bucket(bucket)
        allowed = headers_for(found.cors, origin, request.method) if origin and found else None
        return status, {**plain, **(allowed or {})}, body


def _is_form(request: SignedRequest) -> bool:
    return request.method == "POST" and request.headers.get("content-type", "").startswith("multipart/form-data")


def _check_digest(request: SignedRequest) -> None:
    said = request.headers.get("content-md5")
    if said and said != base64.b64encode(md5(request.body, usedforsecurity=False).digest()).decode():
        raise S3Refusal("BadDigest", "The Content-MD5 you specified did not match what we received.")


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    owner: Endpoint

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)

    def _serve(self) -> None:
        split = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            request = SignedRequest(self.command, split.path, split.query, headers, self._body(headers))
            status, said, body = self.owner.answer(request)
        except S3Refusal as refusal:
            self.close_connection = True
            status, said, body = refusal.status, {"Content-Type": "application/xml"}, refusal.body()
        with suppress(ConnectionError):  # they have gone; there is nobody to tell
            self.send_response_only(status)
            length = str(len(body))
            for name, value in said.items():
                if name.lower() != "content-length":
                    self.send_header(name, value)
                elif self.command == "HEAD":
                    length = value  # of what a GET would have brought
            self.send_header("Server", "AmazonS3")
            if status != NO_CONTENT:
                self.send_header("Content-Length", length)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

    def _body(self, headers: dict[str, str]) -> bytes:
        if headers.get("transfer-encoding", "").lower() == "chunked":
            return self._chunks()
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST:
            raise S3Refusal("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
        return self.rfile.read(int(length))

    def _chunks(self) -> bytes:
        parts = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass
        return b"".join(parts)

    def log_message(self, *_args: Any) -> None:
        """Nothing: the terminal is for people."""


def open_endpoint(port: int) -> Endpoint:
    """Serve S3 on this port, and let presigned URLs that are made from now on point there."""

    def secrets(key: str) -> str | None:
        return os.environ["AWS_SECRET_ACCESS_KEY"] if key == os.environ["AWS_ACCESS_KEY_ID"] else None

    endpoint = Endpoint(port, Gate(secrets))
    # moto serves SDK calls to this address within the process, as it does those to AWS's own.
    os.environ["MOTO_S3_CUSTOM_ENDPOINTS"] = endpoint.url
    os.environ["AWS_ENDPOINT_URL_S3"] = endpoint.url
    return endpoint
