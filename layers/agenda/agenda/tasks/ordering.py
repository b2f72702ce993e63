"""Where something stands among others: a text that sorts, with room for another between any two. Pure.

It is a fraction between nothing and one, written in 62 digits without zeros at its end. What is new stands at the
moment of its making, so that it comes last without anybody looking at what is there.
"""

from datetime import datetime
from typing import Annotated

from pydantic import StringConstraints

from kernel.errors import Conflict

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
_OF_MOMENTS = 8
_MILLI = 1000
LONGEST = 100

Order = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]*[1-9A-Za-z]$", max_length=LONGEST)]
"""A place in a list: ``0VbK2x``."""


class TooCrowded(Conflict):
    """So much was put at one place that there is no room between the two; put one of them elsewhere first."""


def last(now: datetime) -> str:
    """The place after all that was put last earlier."""
    number, digits = int(now.timestamp() * _MILLI), ""
    for _ in range(_OF_MOMENTS):
        number, digit = divmod(number, _BASE)
        digits = _DIGITS[digit] + digits
    return digits.rstrip("0")


def between(low: str | None, high: str | None) -> str:
    """A place after ``low`` and before ``high``; ``None`` is the end of the list on that side."""
    if high is not None and (low or "") >= high:
        raise TooCrowded("these two do not stand in that order any more; read the list again")
    found, below, above = "", low or "", high
    while True:
        at = len(found)
        least = _DIGITS.index(below[at]) if at < len(below) else 0
        most = _DIGITS.index(above[at]) if above is not None and at < len(above) else _BASE
        if most - least > 1:
            found += _DIGITS[(least + most) // 2]
            break
        found += _DIGITS[least]
        if most > least:
            above = None  # whatever follows is before it
    if len(found) > LONGEST:
        raise TooCrowded("too much was put between these two; put one of them elsewhere first")
    return found
