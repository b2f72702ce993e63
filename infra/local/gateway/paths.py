"""The path of a request: split before it is decoded, decoded once, and never able to climb."""

import re
from functools import lru_cache
from urllib.parse import unquote

_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


class BadPath(Exception):
    """It cannot be read, or it climbs."""


def split(target: str) -> tuple[str, str]:
    """The path and the query of a request target, both still encoded."""
    if not target.startswith("/"):
        scheme, found, rest = target.partition("://")
        if not found or scheme.lower() not in {"http", "https"}:
            raise BadPath(target)
        target = f"/{rest.partition('/')[2]}"
    path, _, query = target.partition("#")[0].partition("?")
    return path, query


@lru_cache(maxsize=2048)
def segments(path: str) -> tuple[str, ...]:
    """Decode each segment of a path by itself, so that an encoded slash separates nothing."""
    parts = tuple(_decoded(part) for part in path[1:].split("/"))
    if any(part in {".", ".."} for part in parts):
        raise BadPath(path)
    return parts


def _decoded(part: str) -> str:
    if "%" not in part and part.isascii():
        return part
    if _ESCAPE.search(part):
        raise BadPath(part)
    try:
        part.encode()  # what was no UTF-8 on the wire is a lone surrogate here
        return unquote(part, errors="strict")
    except UnicodeError:
        raise BadPath(part) from None


def pattern(text: str) -> re.Pattern[str]:
    """A path pattern of CloudFront: ``*`` is anything, ``?`` is one character, case matters."""
    text = text if text.startswith(("/", "*")) else f"/{text}"
    return re.compile(re.escape(text).replace(r"\*", ".*").replace(r"\?", "."), re.DOTALL)
