"""An event with many guests is told to a few of them at a time, so that what others say comes in between. Pure.

What waits in the queue is the event as it was and as it is, with those who are yet to be told: whoever takes it sends
some ahead, each alone, and puts the others behind all that came meanwhile.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from pydantic import BaseModel, RootModel

from agenda.invitations.errands import Errand
from agenda.invitations.hearing import HEARD, Hearsay
from agenda.invitations.model import Message
from agenda.invitations.organizing import again, messages
from agenda.invitations.parties import Json
from agenda.invitations.signing import named
from agenda.people.model import Colleague
from kernel.callers import WorkspaceId

FEW = 10
"""Who are told at a time: so many letters, and no more, does another wait for, of each event before theirs."""
_LARGE = 60_000
"""Bytes of an event that is not put into a queue as it is, which takes 256 KB."""


@dataclass(frozen=True, slots=True)
class News:
    """What became of an event, and whom that may concern."""

    workspace: WorkspaceId
    event_id: str
    host: Colleague | None
    """Who invites, as people know them."""
    was: Json | None
    now: Json | None
    readers: tuple[str, ...]
    why: str = ""
    """Of what is said once more, though nothing changed."""
    comment: str = ""

    def errands(self) -> Iterator[Errand]:
        """What is said to each of them."""
        for each in self._said():
            yield Errand.of(self.workspace, self.event_id, named(each, self.host))

    def _said(self) -> Iterator[Message]:
        readers = frozenset(self.readers)
        if not self.why:
            yield from messages(self.was, self.now, readers)
        answers = self.why == HEARD
        for each in again(self.now, readers, answers=answers) if self.why and self.now else ():
            yield replace(each, again=self.why, comment=self.comment)

    def orders(self) -> Iterator["Errand | Round"]:
        """What is put into the queue."""
        large = sum(len(json.dumps(each)) for each in (self.was, self.now)) > _LARGE
        yield from Round.of(self).split() if large or len(self.readers) > FEW else self.errands()


class Round(BaseModel, frozen=True):
    """What became of an event, as it waits for those to be told who were not yet."""

    workspace: WorkspaceId
    event_id: str
    host: Colleague | None
    packed: str
    left: tuple[str, ...]
    why: str = ""
    comment: str = ""

    @classmethod
    def of(cls, news: News) -> Self:
        bare = json.dumps([news.was, news.now], separators=(",", ":")).encode()
        return cls(
            workspace=news.workspace,
            event_id=news.event_id,
            host=news.host,
            packed=b64encode(zlib.compress(bare)).decode(),
            left=news.readers,
            why=news.why,
            comment=news.comment,
        )

    def split(self) -> Iterator["Round"]:
        """Those who are next, each alone, and all others, to wait on."""
        for each in self.left[:FEW]:
            yield self.model_copy(update={"left": (each,)})
        if len(self.left) > FEW:
            yield self.model_copy(update={"left": self.left[FEW:]})

    def errands(self) -> Iterator[Errand]:
        """What is said to who is left."""
        was, now = json.loads(zlib.decompress(b64decode(self.packed)))
        news = News(self.workspace, self.event_id, self.host, was, now, self.left, self.why, self.comment)
        yield from news.errands()


class Parked(BaseModel, frozen=True):
    """A message that waits by itself, and is too large to wait as it is."""

    workspace: WorkspaceId
    parked: str

    @classmethod
    def of(cls, errand: Errand) -> "Errand | Parked":
        """The message, as a queue takes it."""
        bare = errand.model_dump_json().encode()
        if len(bare) <= _LARGE:
            return errand
        return cls(workspace=errand.workspace, parked=b64encode(zlib.compress(bare)).decode())

    @property
    def errand(self) -> Errand:
        return Errand.model_validate_json(zlib.decompress(b64decode(self.parked)))


class Order(RootModel[Errand | Round | Hearsay | Parked]):
    """What the queue holds."""
