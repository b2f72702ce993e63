"""The address in a letter by which whoever has it has no more of that kind (RFC 8058): it needs no signing in.

It says whose letters of which kind, signed: nobody can make one for somebody else, and with one that was passed on one
can do no more than switch those letters off. It is good until what it is signed with was replaced twice.
"""

import base64
import hmac
import re
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from typing import Literal, NamedTuple, get_args

from kernel.callers import PersonId, WorkspaceId
from kernel.errors import NotFound
from kernel.secrets import previous, secret

Kind = Literal["reminders", "daily", "assignments", "mentions"]
"""Of what letters come again and again."""

Leave = Callable[[WorkspaceId, PersonId, Kind], str]
"""Where a letter leads whoever wants no more of its kind."""

SIGNING = "shared-signing"
_NAME = r"[A-Za-z0-9-]{1,64}"
_TOKEN = re.compile(rf"({_NAME})\.({_NAME})\.({'|'.join(get_args(Kind))})\.([A-Za-z0-9_-]{{43}})")


class NoSuchLetters(NotFound):
    """The link is broken; say at /settings/reminders which letters you want."""


class Token(NamedTuple):
    """Whose letters, and which."""

    workspace: WorkspaceId
    person: PersonId
    kind: Kind

    def __str__(self) -> str:
        return f"{self.workspace}.{self.person}.{self.kind}.{_signature(secret(SIGNING), *self)}"


def opened(text: str) -> Token:
    """What a token says that we made; ``NoSuchLetters`` otherwise."""
    found = _TOKEN.fullmatch(text)
    if found is not None:
        workspace, person, kind, signature = found.groups()
        for look_up in (secret, previous, partial(secret, fresh=True)):  # the last: it was replaced a moment ago
            key = look_up(SIGNING)
            if key and hmac.compare_digest(_signature(key, workspace, person, kind), signature):
                return Token(WorkspaceId(workspace), PersonId(person), next(it for it in get_args(Kind) if it == kind))
    raise NoSuchLetters("this link is broken; say at /settings/reminders which letters you want")


def leaving(origin: str) -> Leave:
    """Addresses in this house."""
    return lambda workspace, person, kind: f"{origin}/api/agenda/unsubscribe?token={Token(workspace, person, kind)}"


def _signature(key: str, workspace: str, person: str, kind: str) -> str:
    said = f"unsubscribe\0{workspace}\0{person}\0{kind}".encode()
    return base64.urlsafe_b64encode(hmac.new(key.encode(), said, sha256).digest()).decode().rstrip("=")
