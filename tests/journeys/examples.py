"""The examples of a page of the guide, as its reader finds them: requests, and what is said to come back.

A block of ``http`` holds requests: ``METHOD /path``, the body behind or beneath it, and after ``→`` the answer.
``…`` stands for whatever it may be, ``{name}`` in a path and ``<name>`` in a body for something that the reader has.
"""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

_BLOCK = re.compile(r"```(http|sh|python)\n(.*?)```", re.DOTALL)
_FIRST = re.compile(r"(GET|POST|PUT|PATCH|DELETE) +(\S+)(?: {2,}(.+))?")
_HEADER = re.compile(r"([A-Z][A-Za-z-]+): (.+)")
_NAMED = re.compile(r"(GET|POST|PUT|PATCH|DELETE)\s+(/(?:api|scim)/[^\s`?]*)")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")
_INVOKED = re.compile(r"aws lambda invoke --function-name prod-(\S+).*?--payload '(.*?)'", re.DOTALL)


@dataclass
class Example:
    """A request, and the answer that is promised."""

    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    status: int | None = None
    answer: str = ""

    @property
    def name(self):
        """As the pages name it: without what is asked for behind ``?``."""
        return f"{self.method} {self.path.partition('?')[0]}"

    def holds(self, status, answer):
        """Whether that is what the page says comes back."""
        promised = self.status == status if self.status else 200 <= status < 300
        return promised and (not self.answer or alike(json.loads(_plain(self.answer)), answer))


@dataclass
class Operation:
    """A function that operators call, and with what."""

    function: str
    payload: str


@dataclass
class Other:
    """An example in another language."""

    language: str
    text: str


def examples(page: Path):
    """All of a page, in order."""
    for kind, text in _BLOCK.findall(page.read_text("utf-8")):
        if kind == "http":
            yield from _requests(text)
        elif text.startswith("# needs AWS"):
            yield from (Operation(*found) for found in _INVOKED.findall(text))
        else:
            yield Other(kind, text)


def named(page: Path):
    """Every door that a page names, wherever it does."""
    return sorted({f"{method} {path.rstrip('.,')}" for method, path in _NAMED.findall(page.read_text("utf-8"))})


def unread(page: Path):
    """Blocks that say no language: nobody would try what they show."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return [text for language, text in blocks if not language]


def _requests(text):
    example, part = None, "body"
    for line in text.splitlines():
        if found := _FIRST.fullmatch(line):
            if example:
                yield example
            example, part = Example(found[1], found[2]), "body"
            example.body = found[3] if (found[3] or "").startswith("{") else ""
        elif line.startswith("→"):
            status, rest = re.fullmatch(r"→ ?(\d{3})? ?(.*)", line).groups()
            example.status, example.answer, part = int(status) if status else None, rest, "answer"
        elif part == "body" and not example.body and (found := _HEADER.fullmatch(line)):
            example.headers[found[1]] = found[2]
        else:
            setattr(example, part, f"{getattr(example, part)}{line}")
    yield example


def _plain(said):
    """What is said of an answer, as JSON: what is left out is not there."""
    return re.sub(r",? …(?=[\]}])", "", said.replace("{…}", "{}").replace("[…]", "[]"))


def alike(said, there):
    """Whether something is as the page shows it, apart from what it leaves open; numbers and moments are examples."""
    if isinstance(said, dict):
        return isinstance(there, dict) and all(name in there and alike(said[name], there[name]) for name in said)
    if isinstance(said, list):
        return isinstance(there, list) and (not said or all(any(alike(s, t) for t in there) for s in said))
    if isinstance(said, str) and isinstance(there, str):
        if _MOMENT.fullmatch(said):
            return _MOMENT.fullmatch(there) is not None
        return re.fullmatch(".*".join(map(re.escape, said.split("…"))), there, re.DOTALL) is not None
    if isinstance(said, int) and not isinstance(said, bool):
        return isinstance(there, int) and not isinstance(there, bool)
    return said == there
