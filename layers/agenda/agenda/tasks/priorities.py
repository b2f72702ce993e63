"""How urgent something is: p1 to p4 as people say it, 0 to 9 as calendars write it (RFC 8984, 4.4.1). Pure."""

from typing import Literal

from agenda.quickadd.model import WRITTEN

Priority = Literal[1, 2, 3, 4]
"""1 is the most urgent; 4 is how everything is of which nobody said anything."""

_MEDIUM = 5


def written(priority: Priority) -> int:
    """What calendars write: 1, 5 and 9, as most programs do for high, medium and low, and 0 for none."""
    return WRITTEN[priority]


def meant(number: int) -> Priority:
    """What is meant by a number from 0 to 9: 1 to 4 is high, 5 is medium, 6 to 9 is low."""
    if number == 0:
        return 4
    return 1 if number < _MEDIUM else 2 if number == _MEDIUM else 3
