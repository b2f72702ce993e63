"""What has to be said in every language that letters come in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one letter: ``{value}`` stands for a value, ``<b>`` sets off what matters."""

    subject: str
    """Read on locked screens: no secret is ever in it."""
    preheader: str
    """What a mailbox shows behind the subject."""
    heading: str
    body: str
    """What comes before what is to be pressed: a paragraph a line."""
    reason: str
    """Why the reader gets it: goes on after "because"."""
    button: str = ""
    code: str = ""
    """What the code is for."""
    after: str = ""
    """What comes behind it, likewise."""
    second: str = ""
    """The text of a second link."""


class Language(Protocol):
    """A module of texts."""

    @property
    def CODE(self) -> str:  # noqa: N802 - a constant of a module
        """What HTML and mail call the language."""

    @property
    def LETTERS(self) -> Mapping[str, Wording]:  # noqa: N802 - the same
        """The words of each letter."""

    @property
    def WORDS(self) -> Mapping[str, str]:  # noqa: N802 - the same
        """The names of facts, of ways to sign in, of how much an alert matters; and what every letter says."""

    @property
    def day(self) -> "Written":
        """A day, as it is written in a region."""

    @property
    def hour(self) -> "Written":
        """An hour of it, likewise."""

    @property
    def lasting(self) -> "Duration":
        """A duration in words."""

    @property
    def size(self) -> "Size":
        """So many bytes, for people."""


class Written(Protocol):
    def __call__(self, there: datetime, region: str, /) -> str: ...


class Duration(Protocol):
    def __call__(self, duration: timedelta, /) -> str: ...


class Size(Protocol):
    def __call__(self, count: int, /) -> str: ...
