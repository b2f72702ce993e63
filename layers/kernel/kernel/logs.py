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
from contextvars import ContextVar
from typing import Any, ClassVar

from kernel import settings

facts: ContextVar[dict[str, str]] = ContextVar("facts")
"""What every line says while a door is open: which door and request, whose workspace, which person."""

_SECRETS = (
    (re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"), "<email>"),
    (re.compile(r"(?i)\b(bearer|basic)\s+\S+"), r"\1 <secret>"),
    (re.compile(r"\b(?:eyJ[\w-]+(?:\.[\w-]*){0,4}|(?:AKIA|ASIA)[A-Z0-9]{16})|stoa_[\w-]+"), "<secret>"),
    (re.compile(r"(?i)\b((?:set-)?cookie[\"']?\s*[=:]\s*).+"), r"\1<secret>"),  # one holds several
    (
        re.compile(
            r"(?i)(passw(?:or)?d|passphrase|secret|token|api[_-]?key|\bcode|authorization)([\"']?\s*[=:]\s*[\"']?)"
            r"[^\s\"',;&]+"
        ),
        r"\1\2<secret>",
    ),
)


def redacted(text: str) -> str:
    """``text`` without addresses, tokens, keys and passwords."""
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return text


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
                line[name] = redacted(value) if isinstance(value, str) else value
        if record.exc_info and record.exc_info[1]:
            line |= self.failure(record.exc_info[1])
        return json.dumps(line, default=str, ensure_ascii=False)

    @staticmethod
    def failure(error: BaseException) -> dict[str, Any]:
        """What went wrong and where; the values at hand are nobody's business."""
        frames = traceback.extract_tb(error.__traceback__)
        return {
            "exception_name": type(error).__name__,
            "exception": redacted(str(error).splitlines()[0])[:500] if str(error) else "",
            "stack_trace": [f"{f.filename.rpartition('/python/')[2]}:{f.lineno} {f.name}" for f in frames[-25:]],
        }


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
