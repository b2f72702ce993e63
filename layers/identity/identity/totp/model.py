"""One-time codes of authenticator apps (RFC 6238): six digits, every 30 seconds, HMAC-SHA-1. Pure.

A code counts while its step is at most one away, and the clock that made it may be a minute wrong: seven steps in all.
That is seven in a million for whoever guesses, so whoever takes codes counts the wrong ones. A step is good for one
sign-in: the caller keeps what ``accepted`` returns, on a condition, and gives it back as ``last``.
"""

import hmac
import secrets
from base64 import b32decode, b32encode
from hashlib import sha1
from urllib.parse import quote, urlencode

from kernel.errors import Unauthenticated

PERIOD = 30
DIGITS = 6
LATE = PERIOD
"""Seconds that a code may take to be typed."""

SKEW = 60
"""Seconds that the clock of a phone may be wrong."""

_BITS = 160
_LONGEST = 32
_LONGEST_NAME = 64


class CodeRefused(Unauthenticated):
    """Not a code that counts; whoever tries is not told why."""

    def __init__(self) -> None:
        super().__init__("this code is not valid")

    @classmethod
    def slug(cls) -> str:
        return "code-refused"


class CodeWrong(CodeRefused):
    """It is no code, or that of another time or secret."""


class CodeUsed(CodeRefused):
    """It was a good code, and somebody has used it, or a later one."""


def new_secret() -> str:
    """A secret for an app, as base32: 160 bits, as RFC 4226 recommends, in 32 letters without padding."""
    return b32encode(secrets.token_bytes(_BITS // 8)).decode()


def code(secret: str, step: int) -> str:
    """The code of a step of 30 seconds, counted since 1970."""
    digest = hmac.digest(b32decode(secret), step.to_bytes(8), sha1)
    start = digest[-1] & 0xF
    number = int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def accepted(secret: str, text: str, now: float, last: int = 0) -> int:
    """The step whose code this is, to be remembered as ``last``; ``CodeRefused`` if it does not count (any more)."""
    given = digits(text)
    first, final = (int(now + late) // PERIOD for late in (-SKEW - LATE, SKEW + LATE))
    matching = [step for step in range(max(first, 0), final + 1) if hmac.compare_digest(code(secret, step), given)]
    if not matching:
        raise CodeWrong
    if matching[-1] <= last:
        raise CodeUsed
    return matching[-1]  # the latest, should two steps have one code: it is used up for both


def digits(text: str) -> str:
    """What was typed, without the gaps that apps show in the middle of a code."""
    found = "".join(text[:_LONGEST].split())
    if len(text) > _LONGEST or len(found) != DIGITS or not (found.isascii() and found.isdigit()):
        raise CodeWrong
    return found


def uri(secret: str, *, issuer: str, account: str) -> str:
    """What an app is told, as a link or a drawing: the secret, and under which name it shows the codes."""
    house, person = _name(issuer), _name(account)
    facts = {"secret": secret, "issuer": house, "algorithm": "SHA1", "digits": DIGITS, "period": PERIOD}
    label = f"{quote(house, safe='')}:{quote(person, safe='')}"
    return f"otpauth://totp/{label}?{urlencode(facts, quote_via=quote)}"


def _name(text: str) -> str:
    """A name as it may stand in a label: the colon is what parts them."""
    return " ".join(text.replace(":", " ").split())[:_LONGEST_NAME]
