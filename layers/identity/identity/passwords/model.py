"""What may be a password, and how good one is. Pure.

Whatever keyboard it was typed on, a password is one text: it is normalised (NFKC) before anything is made of it. What
people may choose is bounded below by what can be guessed, and above so that nobody makes us compute for long.
"""

import unicodedata
from typing import Annotated, NamedTuple

from pydantic import BaseModel, Field

from kernel.errors import Invalid

SHORTEST = 8
LONGEST = 256
ENOUGH = 3
"""The least score: safe from whoever stole the hashes, for as long as guessing costs what it costs here."""


class PasswordRefused(Invalid):
    """Why this cannot be the password of anybody, or not of this person."""

    code = "refused"

    def __init__(self, detail: str) -> None:
        super().__init__(detail, [{"field": "password", "code": self.code, "detail": detail}])


class PasswordTooShort(PasswordRefused):
    code = "too_short"


class PasswordTooLong(PasswordRefused):
    code = "too_long"


class PasswordUnreadable(PasswordRefused):
    """Half a character: no keyboard makes one, and it has no bytes."""

    code = "unreadable"


class PasswordBreached(PasswordRefused):
    """Somebody's password was this, and has been published."""

    code = "breached"


class Shown(NamedTuple):
    """What came of a password that somebody showed."""

    genuine: bool
    renewed: str | None = None
    """What to keep instead from now on, if it was genuine and what we pay for a hash has changed."""


class Strength(BaseModel, frozen=True):
    """How hard a password is to guess, and what would make it harder."""

    score: Annotated[int, Field(ge=0, le=4, examples=[3])]
    warning: str = Field(default="", examples=["This is similar to a commonly used password."])
    suggestions: tuple[str, ...] = Field(default=(), examples=[["Add another word or two. Uncommon words are better."]])

    @property
    def enough(self) -> bool:
        return self.score >= ENOUGH


class PasswordTooWeak(PasswordRefused):
    """It would be guessed; says why, and what to do."""

    code = "too_weak"

    def __init__(self, strength: Strength) -> None:
        super().__init__(" ".join((strength.warning or "This password is easy to guess.", *strength.suggestions)))
        self.strength = strength

    def facts(self) -> dict[str, object]:
        return {**super().facts(), **self.strength.model_dump(mode="json")}


def normal(password: str) -> str:
    """The one text that a password is, however it was typed; or why it is none. The least length is not looked at."""
    if len(password) > LONGEST:
        raise PasswordTooLong(f"a password has at most {LONGEST} characters")
    text = unicodedata.normalize("NFKC", password)
    if len(text) > LONGEST:  # one character may stand for eighteen
        raise PasswordTooLong(f"a password has at most {LONGEST} characters")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise PasswordUnreadable("this password has a character that cannot be read") from None
    return text


def chosen(password: str) -> str:
    """The text of a new password, or why it cannot be one."""
    text = normal(password)
    if len(text) < SHORTEST:
        raise PasswordTooShort(f"a password has at least {SHORTEST} characters")
    return text
