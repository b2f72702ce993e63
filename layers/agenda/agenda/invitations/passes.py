"""What a guest outside shows to answer without a calendar: a link for one address, about one event. Pure.

Who has it speaks for that address, again and again until the event is over. It is kept by the hash of its secret
alone, and says nothing of what it is about; that is read anew each time.
"""

import re
import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple, Self

from agenda.invitations.parties import Json
from agenda.series import Series, over
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Conflict, NotFound

AFTER = timedelta(days=30)
"""For so long after an event a link still shows it."""

_TOKEN = re.compile(r"([A-Za-z0-9-]{1,64})\.([A-Za-z0-9_-]{43})")


class NoSuchPass(NotFound):
    """The link is broken, or what it was about is long over or gone."""


class OverBefore(Conflict):
    """What somebody wants to answer to has taken place, or was cancelled."""


class Pass(NamedTuple):
    """For whom somebody speaks, and about what."""

    host: PersonId
    event_id: str
    mail: str


class Token(NamedTuple):
    """What stands behind the ``#`` of a link."""

    workspace: WorkspaceId
    secret: str

    @classmethod
    def fresh(cls, workspace: WorkspaceId) -> Self:
        return cls(workspace, secrets.token_urlsafe(32))

    @classmethod
    def parse(cls, text: str) -> Self:
        found = _TOKEN.fullmatch(text)
        if found is None:
            raise no_such_pass()
        return cls(WorkspaceId(found[1]), found[2])

    def __str__(self) -> str:
        return f"{self.workspace}.{self.secret}"

    @property
    def mark(self) -> str:
        """What is kept of it: who reads that cannot answer with it."""
        return sha256(self.secret.encode()).hexdigest()


def no_such_pass() -> NoSuchPass:
    """The one answer for what never was a link, and what is none any more."""
    return NoSuchPass("this link is broken, or what it was about is over or gone")


def lapses(entry: Json) -> datetime | None:
    """When a link to it shows nothing any more; never, if it goes on for ever."""
    if not entry.get("start"):
        return None
    end = over(Series.read(dict(entry)))
    return end + AFTER if end is not None else None
