"""Passwords that have been published, asked for without telling which one is meant.

Who is asked gets the first five hex digits of the SHA-1 of a password, and answers with the rest of every one that
begins so and how often it was seen, ``0018A45C4D1DEF81644B54AB7F969B88D65:3``, a line each (the form of Have I Been
Pwned). Lines that were put in so that the length of the answer tells nothing were seen 0 times. Pure.
"""

import hashlib
import re
from typing import NamedTuple

_LINE = re.compile(rb"([0-9A-Fa-f]{35}):([0-9]{1,12})")
_PREFIX = 5


class UnreadableRange(Exception):
    """What was answered is no list of hashes."""


class Question(NamedTuple):
    """The SHA-1 of a password: what is told of it, and what is kept back."""

    prefix: str
    rest: str

    @classmethod
    def about(cls, text: str) -> "Question":
        digest = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest().upper()  # so do they
        return cls(digest[:_PREFIX], digest[_PREFIX:])

    def seen(self, answer: bytes) -> int:
        """How often the password was published, going by the answer; ``UnreadableRange`` if it is none."""
        found, wanted = 0, self.rest.encode()
        for line in answer.split(b"\n"):
            text = line.rstrip(b"\r")
            if not text:
                continue
            match = _LINE.fullmatch(text)
            if match is None:
                raise UnreadableRange("a line of the answer is no hash with a number")
            if match[1].upper() == wanted:
                found = max(found, int(match[2]))
        return found
