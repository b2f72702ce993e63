"""Entity tags: an object's ``modseq`` in quotes, and what ``If-Match`` makes of it (RFC 9110, 13.1.1)."""

import re
from typing import NamedTuple, Self

from kernel.errors import Malformed, PreconditionFailed

_LIST = r'[ \t,]*(?:(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"[ \t]*(?:,[ \t,]*|$))+'  # compiled where a header comes
_TAG = r'(W/)?("[^"]*")'
_PACKED = '-gzip"'


class BadPrecondition(Malformed):
    """``If-Match`` is ``*``, or a list of entity tags in quotes."""


def etag(modseq: int) -> str:
    """The entity tag of an object whose last change had that number."""
    return f'"{modseq}"'


def packed_tag(tag: str) -> str:
    """The tag of the same thing in gzip: of other bytes a strong tag must be another (RFC 9110, 8.8.3.3)."""
    return tag if tag.startswith("W/") else f"{tag[:-1]}{_PACKED}"


def plain_tag(tag: str) -> str:
    """The tag of the thing itself, whether or not it was sent in gzip."""
    return f'{tag.removesuffix(_PACKED)}"' if tag.endswith(_PACKED) else tag


def known(tag: str, header: str) -> str:
    """The tag by which an ``If-None-Match`` knows what has ``tag``, compared weakly as RFC 9110 has it; or nothing."""
    said = (each.strip().removeprefix("W/") for each in header.split(","))
    return next((each for each in said if each and plain_tag(each) == tag), "")


class IfMatch(NamedTuple):
    """What the caller believes is there; with no tags: whatever is there."""

    tags: frozenset[str] | None = None

    @classmethod
    def of(cls, header: str | None) -> Self:
        """Read the header. One that cannot be read is refused: to ignore it would be to overwrite."""
        if header is None or header.strip() == "*":
            return cls(None)
        if not re.fullmatch(_LIST, header):
            raise BadPrecondition('If-Match is * or a list of entity tags in quotes: "7"')
        return cls(frozenset(plain_tag(tag) for weak, tag in re.findall(_TAG, header) if not weak))

    @classmethod
    def tag(cls, modseq: int) -> Self:
        """The precondition that nothing happened since that change."""
        return cls(frozenset({etag(modseq)}))

    def demand(self, modseq: int) -> None:
        """Raise ``PreconditionFailed``, with the current tag, unless this holds for an object's ``modseq``."""
        if self.tags is not None and etag(modseq) not in self.tags:
            raise PreconditionFailed("it has been changed since you read it; read it again", etag(modseq))


ANYTHING = IfMatch()
