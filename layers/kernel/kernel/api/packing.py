"""Answers made smaller on their way: API Gateway does not compress, nor does CloudFront what it may not keep."""

import re
import zlib

from kernel.api.wire import Wire
from kernel.etags import packed_tag

LEVEL = 4
"""Two thirds of the time of zlib's usual level, for two per cent more bytes."""

_GZIP = zlib.MAX_WBITS | 16
_TEXT = re.compile(r"text/|application/(?:json|javascript|xml)\b|[^;]*\+(?:json|xml)\b", re.IGNORECASE)


def pack(wire: Wire, accepted: str) -> None:
    """Compress the body of ``wire`` if that makes it smaller, and the client, which ``accepted`` so much, can read it.

    Nothing is compressed beside a cookie: an answer that opens a session holds its secrets in the body too.
    """
    headers = {name.lower(): value for name, value in wire.headers.items()}
    if headers.keys() & {"content-encoding", "content-range", "set-cookie"}:
        return
    if not _TEXT.match(str(headers.get("content-type", ""))):
        return
    wire.headers["Vary"] = ", ".join(filter(None, (_popped(wire, "vary"), "Accept-Encoding")))
    if not accepts(accepted):
        return
    body = wire.body.encode() if isinstance(wire.body, str) else wire.body
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, _GZIP)
    smaller = packer.compress(body) + packer.flush()
    if len(smaller) >= len(body):
        return
    wire.body = smaller
    wire.headers["Content-Encoding"] = "gzip"
    if "etag" in headers:
        wire.headers["ETag"] = packed_tag(_popped(wire, "etag"))


def accepts(header: str) -> bool:
    """Whether an ``Accept-Encoding`` lets an answer be in gzip."""
    weights: dict[str, bool] = {}
    for part in header.lower().split(","):
        coding, _, weight = part.partition(";")
        weights[coding.strip()] = not re.fullmatch(r"\s*q\s*=\s*0(?:\.0*)?\s*", weight)
    return weights.get("gzip", weights.get("x-gzip", weights.get("*", False)))


def _popped(wire: Wire, name: str) -> str:
    """What a header said, whatever the case of its name; it is there no more."""
    found = [each for each in wire.headers if each.lower() == name]
    return ", ".join(str(wire.headers.pop(each)) for each in found)
