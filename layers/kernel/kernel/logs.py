"""Structured logs: one JSON object a line, with the ids that lead to a request, and without what people said.

The fields are those of AWS Lambda Powertools' logger, so that the same queries and dashboards read them; the logger
itself would cost every cold start what all of our routing costs.
"""

import json
import logging
import re
import sys
import time
import traceback
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any, ClassVar

from kernel import settings

facts: ContextVar[dict[str, str]] = ContextVar("facts")
"""What every line says while a door is open: which door and request, whose workspace, which person."""

_SECRET = r"passw(?:or)?d|passphrase|secret|token|api[_-]?key"  # noqa: S105 - what they are called
_SECRETS = (
    (re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"), "<email>"),
    (re.compile(r"(?i)\b(bearer|basic)\s+\S+"), r"\1 <secret>"),
    (re.compile(r"\b(?:eyJ[\w-]+(?:\.[\w-]*){0,4}|(?:AKIA|ASIA)[A-Z0-9]{16})|stoa_[\w-]+"), "<secret>"),
    (re.compile(r"(?i)\b((?:set-)?cookie[\"']?\s*[=:]\s*).+"), r"\1<secret>"),  # one holds several
    (
        re.compile(rf"(?i)({_SECRET}|\bcode|authorization)([\"']?\s*[=:]\s*)([\"'])(?:(?!\3).)+"),
        r"\1\2\3<secret>",
    ),
    (re.compile(rf"(?i)({_SECRET}|\bcode|authorization)([\"']?\s*[=:]\s*)[^\s\"',;&]+"), r"\1\2<secret>"),
)
_NAMED = re.compile(rf"(?i)(?:{_SECRET}|authorization|cookie)s?$|^code$")
_QUOTED = re.compile(r"(?<!\w)b?([\"'])(?:\\.|(?!\1).)*(?:\1|$)")
_LONGEST = 500  # characters of what an exception says
_DEEPEST = 8  # of what is in one another; more is a ring
_NAMES = (AttributeError, ImportError, NameError, TypeError)
"""What these quote are names that the code has, and no values."""


def redacted(text: str) -> str:
    """``text`` without addresses, tokens, keys and passwords."""
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return text


def kept(value: Any, name: str = "", depth: int = 0) -> Any:
    """A value as a line may hold it, however deep it lies; of what is called a secret only that it was there."""
    said: Any = value
    match value:
        case None | bool() | int() | float():
            pass
        case _ if _NAMED.search(name):
            said = "<secret>"
        case _ if depth > _DEEPEST:
            said = "…"
        case str():
            said = redacted(value)
        case bytes():
            said = f"<{len(value)} bytes>"
        case BaseException():
            said = f"{type(value).__name__}: {told(value)}"
        case _:
            said = _parts(value, name, depth + 1)
    return said


def _parts(value: Any, name: str, depth: int) -> Any:
    """What a value consists of, each part as a line may hold it."""
    if (fields := _fields(value)) is not None:
        return {redacted(str(key)): kept(each, str(key), depth) for key, each in fields.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [kept(each, name, depth) for each in value]
    return redacted(_text(value))


def _fields(value: Any) -> Mapping[Any, Any] | None:
    """What a value consists of, if its parts have names; what a dataclass keeps out of its own ``repr`` is no part."""
    if isinstance(value, Mapping):
        return value
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return dict(value._asdict())
    if hasattr(type(value), "model_fields"):
        return dict(value)
    fields = getattr(type(value), "__dataclass_fields__", None)
    return None if fields is None else {name: getattr(value, name, None) for name, it in fields.items() if it.repr}


def _text(value: Any) -> str:
    try:
        return str(value)
    except Exception:  # noqa: BLE001 - what cannot be said must not keep a line from being written
        return f"<{type(value).__name__}>"


def told(error: BaseException) -> str:
    """What an exception says, in one line and without the values at hand: Python quotes them, and so do we."""
    if isinstance(error, KeyError):
        return "<value>"
    text = next(iter(_text(error).splitlines()), "")[: 2 * _LONGEST]
    return redacted(text if isinstance(error, _NAMES) else _QUOTED.sub("<value>", text))[:_LONGEST]


class Lines(logging.Formatter):
    """A log record as one line of JSON."""

    _USUAL: ClassVar[frozenset[str]] = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "level": record.levelname,
            "message": redacted(record.getMessage()),
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z",
            **facts.get({}),
        }
        for name, value in vars(record).items():
            if name not in self._USUAL:
                line[name] = kept(value, name)
        if record.exc_info and record.exc_info[1]:
            error, *causes = _chain(record.exc_info[1])
            line |= self.failure(error)
            if causes:
                line["caused_by"] = [self.failure(cause) for cause in causes]
        return json.dumps(line, ensure_ascii=False)

    @staticmethod
    def failure(error: BaseException) -> dict[str, Any]:
        """What went wrong and where; the values at hand are nobody's business."""
        frames = traceback.extract_tb(error.__traceback__)
        return {
            "exception_name": type(error).__name__,
            "exception": told(error),
            "stack_trace": [f"{f.filename.rpartition('/python/')[2]}:{f.lineno} {f.name}" for f in frames[-25:]],
        }


def _chain(error: BaseException) -> list[BaseException]:
    """An exception, what it was raised from, and so on; the last is where it began."""
    found: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in found and len(found) < _DEEPEST:
        found.append(following)
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)
    return found


class Stdout(logging.StreamHandler[Any]):
    """Writes to whatever standard output is at that moment: on Lambda one thing, under test another each time."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> Any:
        return sys.stdout


def _logger() -> logging.Logger:
    """The logger of this process; whoever imports ``log`` writes through it."""
    logger = logging.getLogger("stoa")
    logger.setLevel(settings.LOG_LEVEL)
    logger.propagate = False
    if not logger.handlers:
        stream = Stdout()
        stream.setFormatter(Lines())
        logger.addHandler(stream)
    return logger


log = _logger()
