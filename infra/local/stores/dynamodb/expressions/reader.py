"""What all expressions share: words, placeholders, document paths."""

import re
from typing import Any

from moto.dynamodb.parsing.reserved_keywords import ReservedKeywords

from infra.local.stores.dynamodb.errors import Refused, invalid
from infra.local.stores.dynamodb.values import Value, canonical

Path = tuple[str | int, ...]

RESERVED = frozenset(word.upper() for word in ReservedKeywords.get_reserved_keywords())
TOKEN = re.compile(r"\s*(<>|<=|>=|[=<>()\[\],.+\-]|[#:]?[A-Za-z_0-9]+)")


class Placeholders:
    """ExpressionAttributeNames and …Values of one request; it knows which were used."""

    def __init__(self, request: dict[str, Any]) -> None:
        self.names: dict[str, str] = request.get("ExpressionAttributeNames") or {}
        given: dict[str, Value] = request.get("ExpressionAttributeValues") or {}
        for what in ("ExpressionAttributeNames", "ExpressionAttributeValues"):
            if request.get(what) == {}:
                raise invalid(f"{what} must not be empty")
        for sign, keys in (("#", self.names), (":", given)):
            for key in keys:
                if not key.startswith(sign):
                    what = "ExpressionAttributeNames" if sign == "#" else "ExpressionAttributeValues"
                    raise invalid(f'{what} contains invalid key: Syntax error; key: "{key}"')
        self.values = {key: canonical(value)[0] for key, value in given.items()}
        self.used: set[str] = set()

    def check_all_used(self, *expressions: str | None) -> None:
        for what, given in (("ExpressionAttributeNames", self.names), ("ExpressionAttributeValues", self.values)):
            if given and not any(expressions):
                raise invalid(f"{what} can only be specified when using expressions")
            unused = [key for key in given if key not in self.used]
            if unused:
                raise invalid(f"Value provided in {what} unused in expressions: keys: {{{', '.join(unused)}}}")


class Reader:
    """Reads one expression, word by word."""

    def __init__(self, kind: str, text: str, placeholders: Placeholders) -> None:
        self.kind = kind
        self.placeholders = placeholders
        if not text.strip():
            raise invalid(f"Invalid {kind}: The expression can not be empty;")
        self.words = self._split(text)
        self.at = 0
        self.group = (-1, -1)  # where the last parenthesis began and ended

    def _split(self, text: str) -> list[str]:
        words: list[str] = []
        position = 0
        end = len(text.rstrip())
        while position < end:
            match = TOKEN.match(text, position)
            if match is None:
                near = text[max(0, position - 5) : position + 6].strip()
                raise self.wrong(f'Syntax error; token: "{text[position:].strip()[:1]}", near: "{near}"')
            words.append(match[1])
            position = match.end()
        return words

    def wrong(self, why: str) -> Refused:
        return invalid(f"Invalid {self.kind}: {why}")

    def unexpected(self) -> Refused:
        near = " ".join(self.words[max(0, self.at - 1) : self.at + 2])
        word = self.words[self.at] if self.at < len(self.words) else "<EOF>"
        return self.wrong(f'Syntax error; token: "{word}", near: "{near}"')

    def peek(self, ahead: int = 0) -> str:
        return self.words[self.at + ahead] if self.at + ahead < len(self.words) else ""

    def take(self) -> str:
        if self.at >= len(self.words):
            raise self.unexpected()
        self.at += 1
        return self.words[self.at - 1]

    def takes(self, word: str) -> bool:
        """Take this word if it comes next; keywords in any case."""
        if self.peek().upper() == word:
            self.at += 1
            return True
        return False

    def expect(self, word: str) -> None:
        if not self.takes(word):
            raise self.unexpected()

    def finish(self) -> None:
        if self.at < len(self.words):
            raise self.unexpected()

    def value(self) -> Value:
        key = self.take()
        self.placeholders.used.add(key)
        if key not in self.placeholders.values:
            raise self.wrong(f"An expression attribute value used in expression is not defined; attribute value: {key}")
        return self.placeholders.values[key]

    def path(self) -> Path:
        """A document path: address.lines[0].#part."""
        steps: list[str | int] = [self._name()]
        while True:
            if self.takes("."):
                steps.append(self._name())
            elif self.takes("["):
                index = self.take()
                if not index.isdigit():
                    self.at -= 1
                    raise self.unexpected()
                steps.append(int(index))
                self.expect("]")
            else:
                return tuple(steps)

    def _name(self) -> str:
        word = self.take()
        if word.startswith("#"):
            self.placeholders.used.add(word)
            if word not in self.placeholders.names:
                raise self.wrong(
                    f"An expression attribute name used in the document path is not defined; attribute name: {word}"
                )
            return self.placeholders.names[word]
        if not (word[0].isalpha() or word[0] == "_"):
            self.at -= 1
            raise self.unexpected()
        if word.upper() in RESERVED:
            raise self.wrong(f"Attribute name is a reserved keyword; reserved keyword: {word}")
        return word
