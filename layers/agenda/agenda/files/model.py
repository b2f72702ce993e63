"""Calendars as files: what goes out, and what is said of what came in. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple, Self

from pydantic import BaseModel, Field

from agenda.ics.problems import MOST as MOST_TOLD
from agenda.ics.problems import Problem
from kernel.answers import Answer
from kernel.errors import Invalid, TooLarge
from kernel.etags import known

MEDIA_TYPE = "text/calendar; charset=utf-8"
CACHED = "private, no-cache"
LARGEST_ANSWER = 4 * 1024 * 1024
LARGEST_BESIDE = 32 * 1024 * 1024
"""Of a file that is made while somebody waits for it, and not answered with."""
BESIDE = (302, "It is too large to be answered with; for a quarter of an hour it lies there.")
UNCHANGED = (304, "It is as it was when `If-None-Match` was read.")
"""What may be answered beside a file, as the description of the API has it."""
LARGEST = 1024 * 1024
MOST = 1000
"""Events of a file that is taken at once."""
ORIGIN = "import"
"""What changed an event that came in a file."""
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


class FileTooLarge(TooLarge):
    """A calendar file is larger than what is taken, or given, at once."""


def too_large() -> FileTooLarge:
    """The one answer for a calendar that is too large to be given at once."""
    return FileTooLarge(
        "this calendar is larger than 4 MB as a file: ask for it with POST /api/agenda/calendars/{calendar_id}/exports"
    )


class Answered(Invalid):
    """The file is an answer to an invitation, and not what a calendar holds."""


class File(NamedTuple):
    """A calendar file, or nothing of it where somebody has it already."""

    name: str
    tag: str
    data: bytes | None
    events: int = 0
    """How many events are in it, of a calendar."""

    def answer(self) -> Answer:
        headers = {"ETag": self.tag, "Cache-Control": CACHED}
        if self.data is None:
            return Answer("", 304, MEDIA_TYPE, headers)
        if len(self.data) > LARGEST_ANSWER:
            raise too_large()
        said = {**headers, "Content-Disposition": f'attachment; filename="{named(self.name)}"'}
        return Answer(self.data, media_type=MEDIA_TYPE, headers=said)


class Elsewhere(NamedTuple):
    """Where a file lies that is too large to be answered with."""

    link: str

    def answer(self) -> Answer:
        return Answer("", 302, MEDIA_TYPE, {"Location": self.link, "Cache-Control": "no-store"})


def has(tag: str, header: str | None) -> bool:
    """Whether somebody who says ``If-None-Match`` has what is of that tag."""
    return bool(header and known(tag, header))


def named(title: str) -> str:
    """What a file is called that holds what is called so."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return f"{_UNSAFE.sub('-', plain).strip('-.')[:60] or 'calendar'}.ics"


class Told(BaseModel, frozen=True):
    """Something about a file, and where in it."""

    line: int = Field(description="Counted from 1; 0 is no line.", examples=[12])
    where: str = Field(description="The property or the component.", examples=["DTEND"])
    what: str = Field(examples=["it ends before it begins"])

    @classmethod
    def of(cls, problem: Problem) -> Self:
        return cls(line=problem.line, where=problem.where, what=problem.what)

    @classmethod
    def first(cls, problems: Iterable[Problem]) -> list[Self]:
        """The first thousand, in the order of the file."""
        return [cls.of(each) for each in sorted(problems)[:MOST_TOLD]]


class Imported(BaseModel, frozen=True):
    """What became of a file."""

    created: int = Field(description="Events that are new.", examples=[40])
    updated: int = Field(description="Events that are otherwise than before.", examples=[1])
    unchanged: int = Field(description="Events that were there already.", examples=[0])
    left_out: int = Field(description="What could not be taken; `problems` says why, a thousand of them.", examples=[1])
    problems: list[Told] = []
    notes: list[Told] = Field(default=[], description="What was taken, but not as it stands there; a thousand, too.")
