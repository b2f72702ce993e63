"""Reading filters, and the paths of patches, which hold filters.

What is read may be hostile: it is bounded in length, in depth and in comparisons, and is read in one pass from left to
right. ``and`` binds more tightly than ``or``, ``not`` more tightly than both; names and operators are read whatever
their case.

Beyond the grammar of the RFC, ``emails[type eq "work"].value eq "ada@example.com"`` is read as
``emails[type eq "work" and value eq "ada@example.com"]``: Entra ID looks people up like that.
"""

import json
import math
import re
from typing import NamedTuple, NoReturn

from identity.scim.attributes import Path
from identity.scim.errors import InvalidFilter, InvalidPath
from identity.scim.filters import OPERATORS, Compare, Filter, Not, Present, Value, Within, joined

LONGEST = 4096
"""Characters of a filter."""

DEEPEST = 20
"""Parentheses and brackets within each other."""

MOST = 100
"""Comparisons in one filter."""

_TOKENS = r'[ \t]*(?:([()\[\]])|("(?:[^"\\]|\\.)*")|([^\s()\[\]"]+))'  # compiled where a filter comes
_NUMBER = r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,18})?(?:[eE][+-]?[0-9]{1,3})?"
_LITERALS: dict[str, Value] = {"true": True, "false": False, "null": None}
_SURROGATES = r"[\ud800-\udfff]"


class PatchPath(NamedTuple):
    """Where a patch applies: an attribute, those of its values that satisfy a filter, a part of them."""

    path: Path
    filter: Filter | None = None
    sub: str | None = None


def parse(text: str) -> Filter:
    """Read a filter, or raise ``InvalidFilter``."""
    return _Reader(text, InvalidFilter).whole()


def parse_path(text: str) -> PatchPath:
    """Read the path of a patch, or raise ``InvalidPath``."""
    return _Reader(text, InvalidPath).location()


class _Reader:
    """Goes through the tokens of a text once."""

    def __init__(self, text: str, refusal: type[InvalidFilter | InvalidPath]) -> None:
        self._refusal = refusal
        self._at = 0
        self._depth = 0
        self._left = MOST
        self._tokens = self._split(text)

    def whole(self) -> Filter:
        found = self._either()
        self._end()
        return found

    def location(self) -> PatchPath:
        path, found, sub = self._path(), None, None
        if self._next() == "[":
            found = self._bracketed()
            word = self._take() if self._next() else ""
            sub = word.removeprefix(".") or None
            if word and (sub is None or sub == word or Path.parse(sub) != Path(None, sub)):
                self._refuse("after ] comes a dot and the name of a part")
        self._end()
        return PatchPath(path, found, sub)

    def _split(self, text: str) -> list[str]:
        if len(text) > LONGEST:
            self._refuse(f"at most {LONGEST} characters are read")
        if re.search(_SURROGATES, text):
            self._refuse("this is not text")
        text, token, at, found = text.strip(), re.compile(_TOKENS), 0, list[str]()
        while at < len(text):
            match = token.match(text, at)
            if match is None:
                self._refuse(f"this cannot be read from character {at + 1} on")
            found.append(match[0].strip(" \t"))
            at = match.end()
        return found

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self, wanted: str = "") -> str:
        token = self._next()
        if not token or (wanted and token != wanted):
            self._refuse(f"{wanted or 'something'} is missing {self._where()}")
        self._at += 1
        return token

    def _where(self) -> str:
        return f"after {self._tokens[self._at - 1][:40]}" if self._at else "at the beginning"

    def _end(self) -> None:
        if self._next():
            self._refuse(f"there is more than was expected {self._where()}")

    def _refuse(self, why: str) -> NoReturn:
        raise self._refusal(why)

    def _either(self, *, inside: bool = False) -> Filter:
        parts = [self._both(inside=inside)]
        while self._next().lower() == "or":
            self._take()
            parts.append(self._both(inside=inside))
        return joined("or", *parts)

    def _both(self, *, inside: bool) -> Filter:
        parts = [self._term(inside=inside)]
        while self._next().lower() == "and":
            self._take()
            parts.append(self._term(inside=inside))
        return joined("and", *parts)

    def _term(self, *, inside: bool) -> Filter:
        if self._next() == "(":
            return self._grouped(inside=inside)
        if self._next().lower() == "not" and self._tokens[self._at + 1 : self._at + 2] == ["("]:
            self._take()
            return Not(self._grouped(inside=inside))
        path = self._path()
        if inside and (path.schema or path.sub):
            self._refuse(f"within brackets, name a part of the attribute, not {str(path)[:80]}")
        if self._next() != "[":
            return self._comparison(path)
        if inside or path.sub:
            self._refuse("brackets come after the name of an attribute, and not within each other")
        found = self._bracketed()
        if self._next().startswith("."):
            part = Path.parse(self._take()[1:])
            if part is None or part.schema or part.sub:
                self._refuse("after ] and a dot comes the name of a part")
            found = joined("and", found, self._comparison(part))
        return Within(path, found)

    def _grouped(self, *, inside: bool) -> Filter:
        self._take("(")
        self._deeper()
        found = self._either(inside=inside)
        self._take(")")
        self._depth -= 1
        return found

    def _bracketed(self) -> Filter:
        self._take("[")
        self._deeper()
        found = self._either(inside=True)
        self._take("]")
        self._depth -= 1
        return found

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            self._refuse(f"at most {DEEPEST} parentheses are read within each other")

    def _path(self) -> Path:
        word = self._take()
        path = Path.parse(word)
        if path is None:
            self._refuse(f"{word[:80]} is not the name of an attribute")
        return path

    def _comparison(self, path: Path) -> Filter:
        self._left -= 1
        if self._left < 0:
            self._refuse(f"at most {MOST} comparisons are read")
        operator = self._take().lower()
        if operator == "pr":
            return Present(path)
        if operator not in OPERATORS:
            self._refuse(f"{operator[:80]} is not an operator")
        return Compare(path, operator, self._value())

    def _value(self) -> Value:
        word = self._take()
        if word.lower() in _LITERALS:
            return _LITERALS[word.lower()]
        if not word.startswith('"') and not re.fullmatch(_NUMBER, word):
            self._refuse(f"{word[:80]} is not a value; text stands in quotes")
        try:
            value: Value = json.loads(word)
        except ValueError:
            self._refuse(f"{word[:80]} is not text as JSON writes it")
        if isinstance(value, str) and re.search(_SURROGATES, value):
            self._refuse(f"{word[:80]} is not text")
        if isinstance(value, float) and math.isinf(value):
            self._refuse(f"{word[:80]} is too large a number")
        return value
