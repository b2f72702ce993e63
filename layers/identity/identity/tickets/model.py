"""What a ticket is: something that is good once, for one thing, and not for long. Pure.

A ticket's text reads ``<owner>.<secret>``. The owner, a person or a workspace, says where the row is; of the secret,
which is 256 bits of chance, the row has only a hash.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, Self

from kernel.errors import Forbidden

Kind = Literal[
    "address",
    "application",
    "authorization",
    "enrol",
    "keep",
    "link",
    "magic",
    "register",
    "reset",
    "second",
    "socket",
    "stay",
    "totp",
    "undo",
]
_TEXT = r"([A-Za-z0-9-]{1,64})\.([A-Za-z0-9_-]{43})"


class TicketRefused(Forbidden):
    """It was used, or has run out, or never was: the answer is the same."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket as somebody shows it; nothing of it has been believed yet."""

    owner: str
    secret: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Take a ticket apart, or raise ``TicketRefused``."""
        found = re.fullmatch(_TEXT, text)
        if found is None:
            raise refused()
        return cls(*found.groups())

    def __str__(self) -> str:
        return f"{self.owner}.{self.secret}"

    def key(self, kind: Kind) -> str:
        """The range key of its row."""
        return f"{kind}#{sha256(self.secret.encode()).hexdigest()}"


def refused() -> TicketRefused:
    return TicketRefused("this was used already, or has run out; begin again")
